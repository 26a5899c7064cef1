package org.twentyweeks.staffauthorizer;

/** Why a token does not open the API. For the log alone: its bearer is told only that it is not good. */
enum Refusal {
    NO_BEARER_TOKEN("no-bearer-token"),
    MALFORMED("malformed"),
    /** Not one of the asymmetric algorithms, or one that does not go with its key. */
    ALGORITHM("algorithm"),
    OTHER_ISSUER("other-issuer"),
    /** Its issuer publishes no key of that name, or none any more. */
    UNKNOWN_KEY("unknown-key"),
    /** It was changed, or another key signed it. */
    SIGNATURE("signature"),
    EXPIRED("expired"),
    NOT_YET_VALID("not-yet-valid"),
    /** An ID token, a refresh token, or one of a program: not what lets a person in. */
    NOT_AN_ACCESS_TOKEN("not-an-access-token"),
    OTHER_AUDIENCE("other-audience"),
    /** The claim that should be the staff id is missing, or names a person, for example by an e-mail address. */
    STAFF_ID("staff-id"),
    /** The claim of roles is missing, or names no role of ours. */
    NO_ROLE("no-role");

    private final String outcome;

    Refusal(String outcome) {
        this.outcome = outcome;
    }

    /** Its word in the log. */
    String outcome() {
        return outcome;
    }
}
