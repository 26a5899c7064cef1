package org.twentyweeks.core.intake;

/** The secrets that receiving a request needs. */
public interface IntakeSecrets {

    /** @throws org.twentyweeks.core.casework.UnavailableException when they cannot be read */
    HashKeys hashKeys();

    /** @throws org.twentyweeks.core.casework.UnavailableException when they cannot be read */
    TokenRing tokenRing();
}
