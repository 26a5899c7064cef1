package org.twentyweeks.casework;

import java.util.Map;

/** What the function is told where nothing that it names is reached. */
final class Environment {

    static final Map<String, String> UNREACHED = Map.of(
            "AUTHORITY_CODE", "000",
            "CASES_TABLE", "cases",
            "STAFF_TABLE", "staff",
            "AUDIT_TABLE", "audit",
            "HASH_KEYS_SECRET", "a",
            "TOKEN_SECRET", "b");

    static {
        // A client wants to know its region before it reaches anything.
        System.setProperty("aws.region", "eu-west-2");
    }

    private Environment() {}
}
