package org.twentyweeks.dynamodb;

import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.casework.CaseStoreContract;

class DynamoDbCaseStoreContractTest extends CaseStoreContract {

    private static final LocalTable TABLE = LocalTable.create();

    private final CaseStore cases = new DynamoDbCaseStore(TABLE.client(), TABLE.name(), TABLE.staff());

    @Override
    protected CaseStore cases() {
        return cases;
    }

    @Override
    protected StaffStore staff() {
        return new DynamoDbStaffStore(TABLE.client(), TABLE.staff(), TABLE.audit());
    }
}
