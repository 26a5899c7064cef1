package org.twentyweeks.referralintake;

import java.io.PrintStream;
import java.util.function.Function;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.Submission;

/**
 * Everything the function reaches beyond itself.
 *
 * @param receiving what becomes of a submission: {@link org.twentyweeks.core.intake.ReceiveReferral#receive}
 * @param log where the line of each invocation goes
 */
public record IntakePorts(
        Authority authority,
        Function<Submission, Receipt> receiving,
        IntakeSecrets secrets,
        Chance chance,
        PrintStream log) {}
