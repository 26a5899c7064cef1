package org.twentyweeks.lambda;

/** A broken promise of ours. It carries the type of what went wrong, not its message, which may quote what was sent. */
public final class DefectException extends RuntimeException {

    DefectException(Throwable defect) {
        super(defect.getClass().getName(), null, false, false);
    }
}
