package org.twentyweeks.lambda;

/** A request that cannot be read as what it should be. The boundary answers with its problem; nothing was done. */
public final class RefusedException extends RuntimeException {

    private final transient ProblemReply problem;

    public RefusedException(ProblemReply problem) {
        super(problem.kind());
        this.problem = problem;
    }

    ProblemReply problem() {
        return problem;
    }
}
