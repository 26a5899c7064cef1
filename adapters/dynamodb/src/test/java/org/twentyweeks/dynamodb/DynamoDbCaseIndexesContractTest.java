package org.twentyweeks.dynamodb;

import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.testkit.casework.CaseIndexesContract;

class DynamoDbCaseIndexesContractTest extends CaseIndexesContract {

    private static final LocalTable TABLE = LocalTable.create();

    @Override
    protected CaseStore cases() {
        return new DynamoDbCaseStore(TABLE.client(), TABLE.name());
    }

    @Override
    protected CaseIndexes indexes() {
        return new DynamoDbCaseIndexes(TABLE.client(), TABLE.name());
    }
}
