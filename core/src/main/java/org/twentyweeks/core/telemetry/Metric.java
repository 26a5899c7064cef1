package org.twentyweeks.core.telemetry;

/** What is counted of invocations. An alarm or a dashboard of a council may name each: none is renamed. */
public enum Metric {
    REFERRALS_ACCEPTED("ReferralsAccepted"),
    REFERRALS_REPLAYED("ReferralsReplayed"),
    REFERRALS_REFUSED("ReferralsRefused"),
    /** Another request under a key that was used before. */
    CLASHES("Clashes"),
    /** Something that the function needs could not be reached. */
    UNAVAILABLE("Unavailable"),
    /** One for each run that found or made the seal of its day. */
    SEAL_IN_PLACE("SealInPlace"),
    CASES_SEALED("CasesSealed"),
    /** Cases that have fewer facts, or other ones, than the seal before says. */
    SEAL_DIFFERENCES("SealDifferences"),
    /** One for each walk over heads that came to its end. */
    WALKS_REFOLDED("WalksRefolded"),
    HEADS_REFOLDED("HeadsRefolded"),
    /** Heads that are still derived by another release, because their facts could not be folded. */
    HEADS_STALE("HeadsStale"),
    /** One for each run that went over everybody who is no longer active. */
    OWNERS_CHECKED("OwnersChecked"),
    /** People who are no longer active and had cases. */
    OWNERS_NOT_ACTIVE("OwnersNotActive"),
    CASES_MOVED("CasesMoved"),
    /** Cases that somebody still has who is no longer active. */
    CASES_LEFT("CasesLeft");

    private final String published;

    Metric(String published) {
        this.published = published;
    }

    /** Its name in CloudWatch. */
    public String published() {
        return published;
    }
}
