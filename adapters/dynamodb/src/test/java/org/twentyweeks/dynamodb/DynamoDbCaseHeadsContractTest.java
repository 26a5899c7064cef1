package org.twentyweeks.dynamodb;

import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.testkit.casework.CaseHeadsContract;

class DynamoDbCaseHeadsContractTest extends CaseHeadsContract {

    private static final LocalTable TABLE = LocalTable.create();

    @Override
    protected CaseStore cases() {
        return new DynamoDbCaseStore(TABLE.client(), TABLE.name());
    }

    @Override
    protected CaseHeads heads() {
        return new DynamoDbCaseHeads(TABLE.client(), TABLE.name(), HEADS_PER_PAGE, attempt -> {});
    }
}
