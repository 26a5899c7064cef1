package org.twentyweeks.testkit.staff;

import org.twentyweeks.core.staff.StaffStore;

class InMemoryStaffStoreTest extends StaffStoreContract {

    private final StaffStore staff = new InMemoryStaffStore();

    @Override
    protected StaffStore staff() {
        return staff;
    }
}
