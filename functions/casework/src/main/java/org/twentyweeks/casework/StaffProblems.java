package org.twentyweeks.casework;

import java.util.List;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.lambda.ProblemReply;
import org.twentyweeks.lambda.RefusedException;

/** The problems that several operations have. */
final class StaffProblems {

    /** The same for a case that is not there, one that the caller may not see, and what is no reference at all. */
    static final ProblemReply NO_SUCH_CASE = ProblemReply.of(
            404,
            "no-such-case",
            "There is no such case",
            "Check the reference: it has sixteen letters and digits. A case that is held can be seen by intake alone.");

    private StaffProblems() {}

    /** Fields that cannot be taken, each with what to do about it. */
    static ProblemReply fields(List<Problem> problems) {
        return ProblemReply.of(
                        422,
                        "fields",
                        "Some of this cannot be taken as it is",
                        "Put right what the errors name and send it again. Nothing was recorded.")
                .withErrors(problems);
    }

    /** One field that cannot be taken. */
    static RefusedException refused(String pointer, String sentence) {
        return new RefusedException(fields(List.of(new Problem(pointer, sentence))));
    }

    /** A parameter of the address that cannot be read. */
    static RefusedException badParameter(String name, String sentence) {
        return new RefusedException(
                ProblemReply.of(400, "parameter", "The parameter " + name + " cannot be used", sentence));
    }
}
