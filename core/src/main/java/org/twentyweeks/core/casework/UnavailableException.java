package org.twentyweeks.core.casework;

/** Something this system depends on cannot be reached now. Nothing is known to be wrong: trying again may work. */
public final class UnavailableException extends RuntimeException {

    public UnavailableException(String what, Throwable cause) {
        super(what, cause);
    }

    public UnavailableException(String what) {
        super(what);
    }
}
