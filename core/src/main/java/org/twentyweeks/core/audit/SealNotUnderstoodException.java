package org.twentyweeks.core.audit;

/** A text that lies where a seal should is not the canonical form of one: it was changed, or somebody else put it there. */
public final class SealNotUnderstoodException extends RuntimeException {

    public SealNotUnderstoodException() {
        super("Not the canonical form of a seal");
    }
}
