package org.twentyweeks.testkit.casework;

import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStore;

class InMemoryCaseIndexesTest extends CaseIndexesContract {

    private final InMemoryCaseStore cases = new InMemoryCaseStore();

    @Override
    protected CaseStore cases() {
        return cases;
    }

    @Override
    protected CaseIndexes indexes() {
        return new InMemoryCaseIndexes(cases);
    }
}
