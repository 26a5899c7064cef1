package org.twentyweeks.testkit.casework;

import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStore;

class InMemoryCaseHeadsTest extends CaseHeadsContract {

    private final InMemoryCaseStore cases = new InMemoryCaseStore();

    @Override
    protected CaseStore cases() {
        return cases;
    }

    @Override
    protected CaseHeads heads() {
        return new InMemoryCaseHeads(cases, HEADS_PER_PAGE);
    }
}
