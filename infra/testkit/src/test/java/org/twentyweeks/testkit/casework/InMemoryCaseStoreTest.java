package org.twentyweeks.testkit.casework;

import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;

class InMemoryCaseStoreTest extends CaseStoreContract {

    private final InMemoryStaffStore staff = new InMemoryStaffStore();
    private final CaseStore cases = new InMemoryCaseStore(staff::isActive);

    @Override
    protected CaseStore cases() {
        return cases;
    }

    @Override
    protected StaffStore staff() {
        return staff;
    }
}
