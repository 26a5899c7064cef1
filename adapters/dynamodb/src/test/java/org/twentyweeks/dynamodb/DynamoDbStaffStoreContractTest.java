package org.twentyweeks.dynamodb;

import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.staff.StaffStoreContract;

class DynamoDbStaffStoreContractTest extends StaffStoreContract {

    private static final LocalTable TABLE = LocalTable.create();

    @Override
    protected StaffStore staff() {
        return new DynamoDbStaffStore(TABLE.client(), TABLE.staff(), TABLE.audit());
    }
}
