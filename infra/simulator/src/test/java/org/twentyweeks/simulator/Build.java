package org.twentyweeks.simulator;

import java.util.function.Function;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.testkit.casework.SampleCases;

/** How the use cases are put together: as they are deployed, or with a defect planted. */
interface Build {

    /** What is deployed. */
    Build AS_DEPLOYED = outside ->
            new ReceiveReferral(SampleCases.AUTHORITY, outside.cases(), outside.secrets(), outside.chance())::receive;

    Function<Submission, Receipt> receiving(Outside outside);
}
