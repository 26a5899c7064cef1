package org.twentyweeks.testkit.telemetry;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What can happen to a function, and the alarms of {@code template.yaml} that tell of it, by their logical ids. A happening
 * without an alarm is one that nobody has to do anything about, and says why.
 */
public enum AlarmFor {

    // What lies behind the function

    STORE_UNAVAILABLE("ReferralIntakeUnavailable", "PublicApiFailures"),
    STORE_THROTTLES("CasesTableThrottled"),
    STORE_FAILS("CasesTableSystemErrors"),
    /** Two writers of one case, again and again: a single conflict is tried again and seen by nobody. */
    STORE_CONFLICTS("ReferralIntakeUnavailable", "PublicApiFailures"),
    STORE_SLOW("ReferralIntakeSlow"),
    SECRETS_UNAVAILABLE("ReferralIntakeUnavailable", "ReferralFormUnavailable", "PublicApiFailures"),
    SECRET_MALFORMED("ReferralIntakeErrors", "PublicApiFailures"),
    /** Table and secrets cannot be read without it. */
    DATA_KEY_DISABLED("ReferralIntakeUnavailable", "ReferralFormUnavailable", "PublicApiFailures"),
    GRANT_MISSING("ReferralIntakeUnavailable", "ReferralFormUnavailable", "PublicApiFailures"),

    // The function itself

    PROCESS_DIES("ReferralIntakeErrors", "ReferralFormErrors", "PublicApiFailures"),
    STAFF_FUNCTION_FAILS("StaffAuthorizerErrors", "CaseworkErrors", "StaffApiFailures"),
    STAFF_FUNCTION_SLOW("StaffAuthorizerSlow", "CaseworkSlow"),
    STAFF_FUNCTION_NOT_STARTED("StaffAuthorizerThrottles", "CaseworkThrottles", "StaffApiFailures"),
    DEFECT("ReferralIntakeErrors", "ReferralFormErrors", "PublicApiFailures"),
    TIME_OUT(
            "ReferralIntakeErrors",
            "ReferralFormErrors",
            "ReferralIntakeSlow",
            "ReferralFormSlow",
            "PublicApiFailures"),
    SETTING_MISSING("ReferralIntakeErrors", "ReferralFormErrors", "PublicApiFailures"),
    FUNCTION_NOT_STARTED("ReferralIntakeThrottles", "ReferralFormThrottles", "PublicApiFailures"),
    CLOCK_WRONG("ReferralIntakeClock"),
    CALENDAR_ENDS("ReferralIntakeCalendar"),

    // Who calls the staff API

    /** Nobody gets in whose key is not known. Without an answer the invocation fails, and is counted as that too. */
    ISSUER_UNREACHABLE("StaffAuthorizerUnavailable", "StaffAuthorizerErrors", "StaffApiFailures"),
    STAFF_STORES_THROTTLE("StaffTableThrottled", "AuditTableThrottled"),
    STAFF_STORES_FAIL("StaffTableSystemErrors", "AuditTableSystemErrors"),
    STAFF_NEEDS_WHAT_IS_UNAVAILABLE("CaseworkUnavailable", "StaffApiFailures"),
    MANY_BAD_TOKENS("StaffApiRefusals"),
    ONE_BAD_TOKEN(because("its bearer is told to sign in again")),
    ISSUER_CHANGES_ITS_KEY(because("a key that is not known is looked for at the issuer at once")),
    // The jobs

    JOB_FAILS("SealCasesErrors", "RefoldCasesErrors", "MoveCasesErrors"),
    JOB_SLOW("SealCasesSlow", "RefoldCasesSlow", "MoveCasesSlow"),
    JOB_NOT_STARTED(
            "SealCasesThrottles",
            "RefoldCasesThrottles",
            "MoveCasesThrottles",
            "SealCasesMissing",
            "RefoldCasesMissing",
            "MoveCasesMissing"),
    JOB_NEEDS_WHAT_IS_UNAVAILABLE("SealCasesUnavailable", "RefoldCasesUnavailable", "MoveCasesUnavailable"),
    SCHEDULE_DOES_NOT_FIRE("SealCasesMissing", "RefoldCasesMissing", "MoveCasesMissing"),
    MESSAGE_FAILS_AGAIN_AND_AGAIN(
            "SealCasesDeadLettersFilled", "RefoldCasesDeadLettersFilled", "MoveCasesDeadLettersFilled"),
    SEALED_FACTS_CHANGED("SealCasesDifferences"),
    FACTS_CANNOT_BE_FOLDED("RefoldCasesStale"),
    OWNER_LEFT("MoveCasesOwners"),
    MESSAGE_COMES_TWICE(because(
            "a day is sealed once, a head that is rewritten is passed over, and a case that was moved is another's")),
    INDEX_LAGS(because(
            "what the seal before has and the index does not is read by itself, and the next seal has the rest")),

    // The gateway

    GATEWAY_GIVES_UP("PublicApiFailures"),
    FLOOD("PublicApiRefusals"),

    // What is sent

    /** A program that uses one key for all it sends loses every request but the first. */
    KEY_USED_FOR_ANOTHER_REQUEST("ReferralIntakeClashes"),
    MANY_UNREADABLE_REQUESTS("PublicApiRefusals"),

    // What needs nobody

    SENT_AGAIN(because("the same answer is given and nothing is stored twice")),
    SENT_TWICE_AT_ONCE(because("one is stored and both get its answer")),
    SENT_WITHOUT_KEY(because("every request is a case, and a clerk sees possible duplicates")),
    SENT_BY_TWO_PEOPLE(because("both are cases, and a clerk sees possible duplicates")),
    STORE_ANSWER_LOST(because("it is tried again under the same token, and the head that is there says whose it is")),
    ANSWER_TO_SENDER_LOST(because("the same request finds out what became of the first")),
    ONE_UNREADABLE_REQUEST(because("the sender is told what to do")),
    UNKNOWN_FIELDS(because("they are kept, and a task tells the caseworker")),
    MARKUP_IN_A_FIELD(because("it is text, wherever it is shown")),
    RECEIVED_AROUND_MIDNIGHT(because("the day in London is that of the gateway's time")),
    RESTORED_TWICE_FROM_ONE_SNAPSHOT(because("what must differ was not made before the snapshot")),
    NOT_REHEARSED(because("the first answer is slower and right, and the log says so")),
    TELEMETRY_FAILS(because("the answer stands, and errors, time and 5xx are counted by AWS without our log"));

    private final Set<String> alarms;
    private final String reason;

    AlarmFor(String... alarms) {
        this.alarms = new LinkedHashSet<>(Arrays.asList(alarms));
        this.reason = "";
    }

    AlarmFor(Reason none) {
        this.alarms = Set.of();
        this.reason = none.text();
    }

    private record Reason(String text) {}

    private static Reason because(String text) {
        return new Reason(text);
    }

    /** The logical ids of its alarms; empty when nobody has to do anything. */
    public Set<String> alarms() {
        return Set.copyOf(alarms);
    }

    /** Why it has no alarm; empty when it has. */
    public String reason() {
        return reason;
    }
}
