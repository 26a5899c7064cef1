package org.twentyweeks.dynamodb;

import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.testkit.audit.AuditTrailContract;

class DynamoDbAuditTrailContractTest extends AuditTrailContract {

    private static final LocalTable TABLE = LocalTable.create();

    @Override
    protected AuditTrail audit() {
        return new DynamoDbAuditTrail(TABLE.client(), TABLE.audit());
    }
}
