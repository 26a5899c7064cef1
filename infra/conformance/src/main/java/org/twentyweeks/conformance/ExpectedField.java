package org.twentyweeks.conformance;

import java.util.Arrays;
import java.util.Optional;

/** What a case may expect, in the order in which differences are told. */
public enum ExpectedField {
    DUE_ON("dueOn"),
    LAST_WORKING_DAY("lastWorkingDay"),
    RECEIVED_ON("receivedOn"),
    STATE("state"),
    EXCEPTION_AVAILABLE("exceptionAvailable");

    private final String published;

    ExpectedField(String published) {
        this.published = published;
    }

    /** The name in a case file. */
    public String published() {
        return published;
    }

    static Optional<ExpectedField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.published.equals(name))
                .findFirst();
    }
}
