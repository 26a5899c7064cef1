package org.twentyweeks.testkit.audit;

import org.twentyweeks.core.audit.Seals;

class InMemorySealsTest extends SealsContract {

    private final Seals seals = new InMemorySeals();

    @Override
    protected Seals seals() {
        return seals;
    }
}
