package org.twentyweeks.referralintake;

import java.util.function.Function;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * Everything the function reaches beyond itself.
 *
 * @param receiving what becomes of a submission: {@link org.twentyweeks.core.intake.ReceiveReferral#receive}
 * @param telemetry is told what became of each invocation
 */
public record IntakePorts(
        Authority authority,
        Function<Submission, Receipt> receiving,
        IntakeSecrets secrets,
        Chance chance,
        Telemetry telemetry) {}
