package org.twentyweeks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.simulator.Person.Question;
import org.twentyweeks.simulator.Step.Acceptance;
import org.twentyweeks.simulator.Step.Allocation;
import org.twentyweeks.simulator.Step.Correction;
import org.twentyweeks.simulator.Step.Departure;
import org.twentyweeks.simulator.Step.Inquiry;
import org.twentyweeks.simulator.Step.Listing;
import org.twentyweeks.simulator.Step.Look;
import org.twentyweeks.simulator.Step.Mistake;
import org.twentyweeks.simulator.Step.Night;
import org.twentyweeks.simulator.Step.Nonsense;
import org.twentyweeks.simulator.Step.Recording;
import org.twentyweeks.simulator.Step.Release;
import org.twentyweeks.simulator.Step.Rotation;
import org.twentyweeks.simulator.Step.Sending;
import org.twentyweeks.simulator.Step.Slip;
import org.twentyweeks.simulator.Step.Way;

/** Short histories that together make every call that intake, the staff and the jobs of the night can make. */
final class Scenarios {

    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final int ATTEMPTS = 4;

    /** Somebody whose answer is lost tries once more after midnight. */
    static final String EVE = "a case given away just before midnight";

    private static final Duration BEFORE_MIDNIGHT =
            Duration.ofHours(13).plusMinutes(29).plusSeconds(20);

    /** A seed whose dice have the walk of the second night pass over the case. */
    private static final long NOT_MET = 217;

    private Scenarios() {}

    /** By what happens in them. */
    static Map<String, History> all() {
        var scenarios = new LinkedHashMap<String, List<Step>>();
        scenarios.put("a request in JSON", List.of(sending("one", 0, Way.JSON, 0, 0)));
        scenarios.put(
                "the same request an hour later",
                List.of(sending("one", 0, Way.JSON, 0, 0), sending("two", 3_600, Way.JSON, 0, 1)));
        scenarios.put(
                "two at once under one key",
                List.of(sending("one", 0, Way.JSON, 0, 0), sending("two", 0, Way.JSON, 0, 2)));
        scenarios.put(
                "another request under the key",
                List.of(sending("one", 0, Way.JSON, 0, 0), sending("two", 60, Way.JSON, 1, 0)));
        scenarios.put("a form, opened and sent", List.of(sending("one", 0, Way.FORM, 0, 0)));
        scenarios.put(
                "a form sent by a double click",
                List.of(sending("one", 0, Way.FORM, 0, 0), sending("two", 0, Way.FORM, 0, 0)));
        scenarios.put(
                "a form changed and sent again",
                List.of(sending("one", 0, Way.FORM, 0, 0), sending("two", 60, Way.FORM, 1, 1)));
        scenarios.put(
                "a form sent again after the secrets were rotated",
                List.of(
                        sending("one", 0, Way.FORM, 0, 0),
                        new Rotation("rotation", Duration.ofDays(1)),
                        sending("two", 100_000, Way.FORM, 0, 3)));
        scenarios.put(
                "JSON under the nonce of a form",
                List.of(sending("one", 0, Way.FORM, 0, 0), sending("two", 60, Way.JSON_UNDER_A_NONCE, 1, 0)));
        scenarios.put(
                "a fact recorded", List.of(sending("one", 0, Way.JSON, 0, 0), recording("staff", 5, 0, "HEALTH")));
        scenarios.put(
                "a fact recorded by a double click",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        recording("staff", 5, 0, "HEALTH"),
                        recording("again", 5, 0, "HEALTH")));
        scenarios.put(
                "two recording at once",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        recording("staff", 5, 0, "HEALTH"),
                        recording("other", 5, 1, "SOCIAL_CARE")));
        scenarios.put(
                "a form sent by a machine and let out of the quarantine",
                List.of(
                        byMachine("one"),
                        new Acceptance("team", Duration.ofSeconds(5), 0, Person.CLERK, false, ATTEMPTS)));
        scenarios.put(
                "a fact recorded, and corrected twice",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        recording("staff", 5, 0, "HEALTH"),
                        new Correction("corrector", Duration.ofSeconds(120), 0, 0, ATTEMPTS),
                        new Correction("other", Duration.ofSeconds(240), 0, 1, ATTEMPTS)));
        for (Slip slip : Slip.values()) {
            scenarios.put(
                    "what cannot be recorded, " + slip,
                    List.of(
                            sending("one", 0, Way.JSON, 0, 0),
                            new Mistake("newcomer", Duration.ofSeconds(5), 0, Person.CASEWORKER, slip)));
        }
        scenarios.put(
                "a case opened, and its child looked for",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        new Look("reader", Duration.ofSeconds(5), 0, Person.CASEWORKER, Question.CASE, false),
                        new Inquiry("inquirer", Duration.ofSeconds(60), new Content(0), Person.CLERK)));
        scenarios.put(
                "what is written of a case, of staff and of the rules",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        look("manager", 5, Person.MANAGER, Question.DEADLINES),
                        look("officer", 60, Person.DATA_OFFICER, Question.READINGS),
                        look("clerk", 60, Person.CLERK, Question.STAFF),
                        look("viewer", 60, Person.VIEWER, Question.RULES)));
        scenarios.put(
                "a case given to somebody who leaves before the night",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        allocation("manager", "staff:0007"),
                        new Departure("departure", Duration.ofHours(1), "0007", ATTEMPTS),
                        new Night("night", Duration.ofHours(12)),
                        new Night("next", Duration.ofHours(36))));
        scenarios.put(
                "a case given to somebody who has left",
                List.of(sending("one", 0, Way.JSON, 0, 0), allocation("manager", "staff:0008")));
        scenarios.put(
                EVE,
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        new Allocation(
                                "manager",
                                BEFORE_MIDNIGHT,
                                0,
                                Person.MANAGER,
                                "staff:0007",
                                Duration.ofSeconds(5),
                                ATTEMPTS)));
        scenarios.put(
                "two giving a case away at once",
                List.of(
                        sending("one", 0, Way.JSON, 0, 0),
                        allocation("manager", "staff:0007"),
                        allocation("other", "team:north")));
        scenarios.put(
                "a letter typed in, twice",
                List.of(sending("one", 0, Way.LETTER, 0, 0), sending("two", 3_600, Way.LETTER, 0, 1)));
        scenarios.put(
                "two releases side by side, and the night after",
                List.of(
                        new Release("release", Duration.ZERO, Duration.ofMinutes(10)),
                        sending("one", 0, Way.JSON, 0, 0),
                        recording("staff", 60, 0, "HEALTH"),
                        new Listing("lister", Duration.ofSeconds(300), Person.CASEWORKER, "team:intake"),
                        new Night("night", Duration.ofHours(12))));
        scenarios.put(
                "what is held, listed and found to be no request",
                List.of(
                        byMachine("one"),
                        new Listing("lister", Duration.ofSeconds(60), Person.CLERK, Owner.QUARANTINE),
                        new Acceptance("team", Duration.ofSeconds(90), 0, Person.CLERK, true, ATTEMPTS)));
        for (int kind = 0; kind < IntakeWorld.NONSENSE.size(); kind++) {
            scenarios.put(
                    "what is no request, " + kind,
                    List.of(
                            sending("one", 0, Way.JSON, 0, 0),
                            new Nonsense("nonsense", Duration.ofSeconds(60), 0, kind)));
        }
        var histories = new LinkedHashMap<String, History>();
        scenarios.forEach((name, steps) -> histories.put(name, new History(1, START, steps)));
        histories.put(
                "a case that the second night does not meet on its walk",
                new History(
                        NOT_MET,
                        START,
                        List.of(
                                sending("one", 0, Way.JSON, 0, 0),
                                new Night("night", Duration.ofHours(12)),
                                new Night("next", Duration.ofHours(36)))));
        return histories;
    }

    private static Look look(String name, int seconds, Person by, Question question) {
        return new Look(name, Duration.ofSeconds(seconds), 0, by, question, false);
    }

    private static Allocation allocation(String name, String owner) {
        return new Allocation(name, Duration.ofSeconds(5), 0, Person.MANAGER, owner, Duration.ofSeconds(5), ATTEMPTS);
    }

    private static Recording recording(String name, int seconds, int entry, String body) {
        var fact = FactVocabulary.read("AdviceRequested", Map.of("on", "2026-01-15", "body", body));
        return new Recording(name, Duration.ofSeconds(seconds), 0, entry, List.of(fact), ATTEMPTS);
    }

    /** A form that a machine has filled in at once, with what people do not see. */
    private static Sending byMachine(String name) {
        return new Sending(
                name, Duration.ZERO, Way.FORM, 0, new Content(0), 0, Duration.ZERO, true, PATIENCE, ATTEMPTS);
    }

    private static Sending sending(String name, int seconds, Way way, int content, int style) {
        return new Sending(
                name,
                Duration.ofSeconds(seconds),
                way,
                0,
                new Content(content),
                style,
                Duration.ofSeconds(5),
                false,
                PATIENCE,
                ATTEMPTS);
    }
}
