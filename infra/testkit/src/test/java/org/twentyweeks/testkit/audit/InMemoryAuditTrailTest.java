package org.twentyweeks.testkit.audit;

import org.twentyweeks.core.audit.AuditTrail;

class InMemoryAuditTrailTest extends AuditTrailContract {

    private final AuditTrail audit = new InMemoryAuditTrail();

    @Override
    protected AuditTrail audit() {
        return audit;
    }
}
