package org.twentyweeks.casework;

import java.util.Map;

/** The job that rewrites heads, in its package: the last message of a walk, which needs no other queue. */
class RefoldRuntimeIT extends JobRuntimeContract {

    @Override
    protected String logicalId() {
        return "RefoldCases";
    }

    @Override
    protected Map<String, String> filledIn() {
        return Map.of("AUTHORITY_CODE", "000", "CASES_TABLE", "cases", "REFOLD_QUEUE", "http://127.0.0.1:9/queue");
    }

    @Override
    protected String goodEvent() {
        return event("refold-cases-goes-on");
    }
}
