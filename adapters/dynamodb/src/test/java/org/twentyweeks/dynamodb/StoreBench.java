package org.twentyweeks.dynamodb;

import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.Interleaved;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

class StoreBench {

    private static final int CASES_A_ROUND = 20;

    private final LocalTable table = LocalTable.create();
    private final DynamoDbCaseStore cases = new DynamoDbCaseStore(table.client(), table.name());
    private int accepted;

    @Test
    void a_replay_against_a_new_case() throws Exception {
        var held = SampleCases.opened("held", SampleReferrals.complete());
        cases.accept(held);

        System.out.println(Interleaved.ratio(
                "replayed referral",
                () -> {
                    for (int number = 0; number < CASES_A_ROUND; number++) {
                        cases.accept(held);
                    }
                },
                "accepted referral",
                () -> {
                    for (int number = 0; number < CASES_A_ROUND; number++) {
                        cases.accept(SampleCases.opened("new" + accepted++, SampleReferrals.complete()));
                    }
                }));
    }
}
