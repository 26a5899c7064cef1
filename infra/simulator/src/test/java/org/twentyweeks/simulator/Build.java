package org.twentyweeks.simulator;

import java.util.function.Function;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.testkit.casework.SampleCases;

/** How the use cases are put together: as they are deployed, or with a defect planted. */
interface Build {

    /** What is deployed. */
    Build AS_DEPLOYED = outside -> new UseCases(
            new ReceiveReferral(SampleCases.AUTHORITY, outside.cases(), outside.secrets(), outside.chance())::receive,
            new RecordFacts(outside.cases(), SampleCases.AUTHORITY.intakeTeam())::record);

    UseCases over(Outside outside);

    /** What people and functions can have done. */
    record UseCases(
            Function<Submission, Receipt> receiving, Function<RecordFacts.Entry, RecordFacts.Outcome> recording) {

        UseCases receiving(Function<Submission, Receipt> other) {
            return new UseCases(other, recording);
        }

        UseCases recording(Function<RecordFacts.Entry, RecordFacts.Outcome> other) {
            return new UseCases(receiving, other);
        }
    }
}
