package org.twentyweeks.lambda;

/** Everything a log line may say. Ids, counts and words of ours: never what somebody sent. */
public enum LogField {
    FUNCTION("function"),
    REQUEST_ID("requestId"),
    METHOD("method"),
    STATUS("status"),
    OUTCOME("outcome"),
    MILLISECONDS("milliseconds"),
    RULE_BOOK("ruleBook"),
    FAILURE("failure"),
    AT("at");

    private final String published;

    LogField(String published) {
        this.published = published;
    }

    String published() {
        return published;
    }
}
