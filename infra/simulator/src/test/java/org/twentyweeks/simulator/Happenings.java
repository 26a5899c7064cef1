package org.twentyweeks.simulator;

import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Point;
import org.twentyweeks.testkit.telemetry.AlarmFor;

/** As what a fault of the simulator is known to whoever watches the system in AWS. */
final class Happenings {

    private Happenings() {}

    /** @param failed the function that failed of it */
    static AlarmFor of(Point point, Fault fault, Deployed failed) {
        return switch (failed) {
            case CASEWORK -> ofTheStaff(fault);
            case MOVE_CASES, REFOLD_CASES, SEAL_CASES -> ofTheJobs(fault);
            case REFERRAL_INTAKE, REFERRAL_FORM -> ofThePublic(point, fault);
        };
    }

    private static AlarmFor ofThePublic(Point point, Fault fault) {
        return switch (point.port().substring(0, point.port().indexOf('.'))) {
            case "gateway" -> ofTheNetwork(fault);
            case "cases" -> ofTheStore(fault);
            case "secrets" -> ofTheProcess(fault, AlarmFor.SECRETS_UNAVAILABLE);
            case "telemetry" -> ofTheProcess(fault, AlarmFor.TELEMETRY_FAILS);
            case "chance" -> ofTheProcess(fault, AlarmFor.DEFECT);
            default -> throw new IllegalArgumentException("Nobody says who is told when " + point.port() + " fails");
        };
    }

    private static AlarmFor ofTheNetwork(Fault fault) {
        return switch (fault) {
            case DUPLICATE -> AlarmFor.SENT_TWICE_AT_ONCE;
            case ANSWER_LOST -> AlarmFor.ANSWER_TO_SENDER_LOST;
            case UNAVAILABLE, SLOW -> AlarmFor.SENT_AGAIN;
            case CRASH_BEFORE, CRASH_AFTER, THROTTLED, CONFLICT, LATE ->
                throw new IllegalArgumentException("A network knows no " + fault);
        };
    }

    private static AlarmFor ofTheStore(Fault fault) {
        return switch (fault) {
            case THROTTLED -> AlarmFor.STORE_THROTTLES;
            case CONFLICT -> AlarmFor.STORE_CONFLICTS;
            case DUPLICATE -> AlarmFor.STORE_ANSWER_LOST;
            case CRASH_BEFORE, CRASH_AFTER, ANSWER_LOST, UNAVAILABLE, SLOW, LATE ->
                ofTheProcess(fault, AlarmFor.STORE_UNAVAILABLE);
        };
    }

    private static AlarmFor ofTheStaff(Fault fault) {
        return switch (fault) {
            case CRASH_BEFORE, CRASH_AFTER -> AlarmFor.STAFF_FUNCTION_FAILS;
            case SLOW, LATE -> AlarmFor.STAFF_FUNCTION_SLOW;
            case DUPLICATE -> AlarmFor.STORE_ANSWER_LOST;
            case ANSWER_LOST, THROTTLED, CONFLICT, UNAVAILABLE -> AlarmFor.STAFF_NEEDS_WHAT_IS_UNAVAILABLE;
        };
    }

    private static AlarmFor ofTheJobs(Fault fault) {
        return switch (fault) {
            case CRASH_BEFORE, CRASH_AFTER -> AlarmFor.JOB_FAILS;
            case SLOW, LATE -> AlarmFor.JOB_SLOW;
            case DUPLICATE -> AlarmFor.STORE_ANSWER_LOST;
            case ANSWER_LOST, THROTTLED, CONFLICT, UNAVAILABLE -> AlarmFor.JOB_NEEDS_WHAT_IS_UNAVAILABLE;
        };
    }

    private static AlarmFor ofTheProcess(Fault fault, AlarmFor unanswered) {
        return switch (fault) {
            case CRASH_BEFORE, CRASH_AFTER -> AlarmFor.PROCESS_DIES;
            case SLOW, LATE -> AlarmFor.TIME_OUT;
            case ANSWER_LOST, THROTTLED, UNAVAILABLE -> unanswered;
            case CONFLICT, DUPLICATE -> throw new IllegalArgumentException("A reader knows no " + fault);
        };
    }
}
