package org.twentyweeks.core.telemetry;

/** What is counted of invocations. An alarm or a dashboard of a council may name each: none is renamed. */
public enum Metric {
    REFERRALS_ACCEPTED("ReferralsAccepted"),
    REFERRALS_REPLAYED("ReferralsReplayed"),
    REFERRALS_REFUSED("ReferralsRefused"),
    /** Another request under a key that was used before. */
    CLASHES("Clashes"),
    /** Something that the function needs could not be reached. */
    UNAVAILABLE("Unavailable");

    private final String published;

    Metric(String published) {
        this.published = published;
    }

    /** Its name in CloudWatch. */
    public String published() {
        return published;
    }
}
