package org.twentyweeks.core.casework;

/** A fact is not one of the published language. The message names the type or the field, never what the field held. */
public final class FactNotUnderstoodException extends IllegalArgumentException {

    private final String field;
    private final String problem;

    /** Of a field that is wrong, and what is wrong with it: never what it held. */
    public FactNotUnderstoodException(String field, String problem) {
        super(problem);
        this.field = field;
        this.problem = problem;
    }

    /** The same, of a fact that stands in that field of another. */
    FactNotUnderstoodException within(String outer) {
        return new FactNotUnderstoodException(outer + "." + field, problem);
    }

    /** The field that is wrong; {@code type} when the type itself is; {@code replacement.on} within a fact. */
    public String field() {
        return field;
    }

    /** What is wrong with it: the message. */
    public String problem() {
        return problem;
    }
}
