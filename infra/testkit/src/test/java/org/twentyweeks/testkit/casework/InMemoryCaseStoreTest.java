package org.twentyweeks.testkit.casework;

import org.twentyweeks.core.casework.CaseStore;

class InMemoryCaseStoreTest extends CaseStoreContract {

    private final CaseStore cases = new InMemoryCaseStore();

    @Override
    protected CaseStore cases() {
        return cases;
    }
}
