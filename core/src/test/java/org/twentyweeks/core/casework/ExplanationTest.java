package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.Golden;
import org.twentyweeks.core.statute.RuleBook;

/** The explanations as people read them, one file for each rule. */
class ExplanationTest {

    private static final String RECEIVED = "RequestReceived on 2026-01-15";
    private static final String ASSESSING = "AssessmentDecided notifiedOn 2026-02-20 outcome ASSESS";

    private record Standing(String rule, String title, List<String> facts, String asAt) {

        String told() {
            var deadline = StatutoryClock.current()
                    .deadline(
                            rule,
                            facts.stream().map(ExplanationTest::fact).toList(),
                            Optional.of(LocalDate.parse(asAt)))
                    .orElseThrow();
            return title + "\n" + deadline.state() + "\n"
                    + String.join("\n", deadline.explanation().sentences()) + "\n";
        }
    }

    private static Standing standing(String rule, String title, String asAt, String... facts) {
        return new Standing(rule, title, List.of(facts), asAt);
    }

    private static List<Standing> standings() {
        return List.of(
                standing("decide-whether-to-assess", "The day the request is received", "2026-01-15", RECEIVED),
                standing("decide-whether-to-assess", "The day before the due day", "2026-02-25", RECEIVED),
                standing("decide-whether-to-assess", "The due day", "2026-02-26", RECEIVED),
                standing("decide-whether-to-assess", "The day after the due day", "2026-02-27", RECEIVED),
                standing("decide-whether-to-assess", "Decided in time", "2026-03-01", RECEIVED, ASSESSING),
                standing(
                        "decide-whether-to-assess",
                        "Refused on the due day",
                        "2026-03-01",
                        RECEIVED,
                        "AssessmentDecided notifiedOn 2026-02-26 outcome REFUSE"),
                standing(
                        "decide-whether-to-assess",
                        "Decided late",
                        "2026-03-31",
                        RECEIVED,
                        "AssessmentDecided notifiedOn 2026-03-12 outcome ASSESS"),
                standing(
                        "decide-whether-to-assess",
                        "Decided late, with an exception",
                        "2026-03-31",
                        RECEIVED,
                        "ExceptionRecorded ground EXCEPTIONAL_PERSONAL_CIRCUMSTANCES rule decide-whether-to-assess"
                                + " recordedOn 2026-02-20",
                        "AssessmentDecided notifiedOn 2026-03-12 outcome ASSESS"),
                standing(
                        "decide-whether-to-assess",
                        "Open, with an exception",
                        "2026-02-26",
                        RECEIVED,
                        "ExceptionRecorded ground EXCEPTIONAL_PERSONAL_CIRCUMSTANCES rule decide-whether-to-assess"
                                + " recordedOn 2026-02-20"),
                standing(
                        "decide-whether-to-assess",
                        "Withdrawn",
                        "2026-03-01",
                        RECEIVED,
                        "RequestWithdrawn on 2026-02-10"),
                standing(
                        "decide-whether-to-assess",
                        "Due on a bank holiday",
                        "2026-03-25",
                        "RequestReceived on 2026-02-23"),
                standing(
                        "decide-whether-to-assess",
                        "Due on a bank holiday that is not published yet",
                        "2028-12-25",
                        "RequestReceived on 2028-11-20"),
                standing(
                        "decide-whether-to-assess",
                        "Due on a working day of a year that is not published yet",
                        "2029-03-01",
                        "RequestReceived on 2029-02-01"),
                standing(
                        "decide-whether-to-assess",
                        "Responsible without a request",
                        "2026-03-20",
                        "BecameResponsible on 2026-03-09"),
                standing(
                        "decide-whether-to-assess",
                        "In the spring of 2020, with the temporary exception",
                        "2020-06-01",
                        "RequestReceived on 2020-04-01",
                        "ExceptionRecorded ground CORONAVIRUS rule decide-whether-to-assess recordedOn 2020-05-10"),
                standing("advice-return", "Open", "2026-03-20", "AdviceRequested on 2026-03-02 body HEALTH"),
                standing(
                        "advice-return",
                        "Overdue, with an exception",
                        "2026-04-20",
                        "AdviceRequested on 2026-03-02 body EDUCATIONAL_PSYCHOLOGY",
                        "ExceptionRecorded ground MISSED_APPOINTMENT rule advice-return recordedOn 2026-03-25"),
                standing("advice-return", "Overdue", "2026-04-14", "AdviceRequested on 2026-03-02 body SOCIAL_CARE"),
                standing(
                        "advice-return",
                        "Met in time, with an exception",
                        "2026-04-20",
                        "AdviceRequested on 2026-03-02 body EDUCATION",
                        "ExceptionRecorded ground EXCEPTIONAL_PERSONAL_CIRCUMSTANCES rule advice-return"
                                + " recordedOn 2026-03-25",
                        "AdviceReceived on 2026-04-12 body EDUCATION"),
                standing(
                        "advice-return",
                        "Met late",
                        "2026-04-20",
                        "AdviceRequested on 2026-03-02 body OTHER",
                        "AdviceReceived on 2026-04-14 body OTHER"),
                standing(
                        "advice-return",
                        "Withdrawn",
                        "2026-04-20",
                        "AdviceRequested on 2026-03-02 body HEALTH",
                        "RequestWithdrawn on 2026-03-20"),
                standing("draft-plan", "Open", "2026-03-01", RECEIVED, ASSESSING),
                standing("draft-plan", "Late", "2026-04-30", RECEIVED, ASSESSING),
                standing("draft-plan", "Sent on the due day", "2026-04-30", RECEIVED, "DraftPlanSent on 2026-04-23"),
                standing("draft-plan", "Sent late", "2026-04-30", RECEIVED, "DraftPlanSent on 2026-04-24"),
                standing("draft-plan", "No plan", "2026-04-30", RECEIVED, "NoPlanNotified notifiedOn 2026-04-10"),
                standing("draft-comments", "Still running", "2026-03-10", "DraftPlanSent on 2026-03-02"),
                standing("draft-comments", "The last day but one", "2026-03-15", "DraftPlanSent on 2026-03-02"),
                standing("draft-comments", "The last day", "2026-03-16", "DraftPlanSent on 2026-03-02"),
                standing("draft-comments", "Over", "2026-03-17", "DraftPlanSent on 2026-03-02"),
                standing("draft-comments", "Over on Christmas Day", "2027-01-11", "DraftPlanSent on 2026-12-11"),
                standing("setting-reply", "Open", "2026-03-10", "SettingConsulted on 2026-03-02 setting Oak_School"),
                standing("setting-reply", "Late", "2026-03-20", "SettingConsulted on 2026-03-02 setting Oak_School"),
                standing(
                        "setting-reply",
                        "Replied the day before",
                        "2026-03-20",
                        "SettingConsulted on 2026-03-02 setting Oak_School",
                        "SettingReplied on 2026-03-16 setting Oak_School"),
                standing(
                        "setting-reply",
                        "Replied late",
                        "2026-03-20",
                        "SettingConsulted on 2026-03-02 setting Oak_School",
                        "SettingReplied on 2026-03-18 setting Oak_School"),
                standing(
                        "setting-reply",
                        "Withdrawn",
                        "2026-03-20",
                        "SettingConsulted on 2026-03-02 setting Oak_School",
                        "RequestWithdrawn on 2026-03-05"),
                standing("notify-no-plan", "Open", "2026-03-01", RECEIVED, ASSESSING),
                standing("notify-no-plan", "Overdue", "2026-05-20", RECEIVED, ASSESSING),
                standing(
                        "notify-no-plan",
                        "Overdue, with an exception",
                        "2026-06-01",
                        RECEIVED,
                        ASSESSING,
                        "AbsentFromArea first 2026-03-02 returned 2026-04-13",
                        "ExceptionRecorded ground ABSENT_FROM_AREA rule notify-no-plan recordedOn 2026-04-20"),
                standing(
                        "notify-no-plan",
                        "Told in time",
                        "2026-05-20",
                        RECEIVED,
                        ASSESSING,
                        "NoPlanNotified notifiedOn 2026-05-06"),
                standing(
                        "notify-no-plan", "Plan agreed", "2026-05-20", RECEIVED, ASSESSING, "PlanAgreed on 2026-04-16"),
                standing(
                        "notify-no-plan",
                        "Refused",
                        "2026-05-20",
                        RECEIVED,
                        "AssessmentDecided notifiedOn 2026-02-20 outcome REFUSE"),
                standing("final-plan", "Open", "2026-03-01", RECEIVED, ASSESSING),
                standing("final-plan", "The due day", "2026-06-04", RECEIVED, ASSESSING),
                standing("final-plan", "Overdue", "2026-06-05", RECEIVED, ASSESSING),
                standing(
                        "final-plan",
                        "Overdue, with an exception",
                        "2026-11-10",
                        "RequestReceived on 2026-06-15",
                        "SettingClosed first 2026-07-22 reopens 2026-09-02",
                        "AdviceRequested on 2026-07-15 body EDUCATION",
                        "ExceptionRecorded ground SETTING_CLOSED rule final-plan recordedOn 2026-10-01"),
                standing(
                        "final-plan", "Issued on the due day", "2026-07-01", RECEIVED, "FinalPlanIssued on 2026-06-04"),
                standing("final-plan", "Issued late", "2026-07-01", RECEIVED, "FinalPlanIssued on 2026-06-05"),
                standing("final-plan", "No plan", "2026-07-01", RECEIVED, "NoPlanNotified notifiedOn 2026-04-30"));
    }

    static List<String> rules() {
        return RuleBook.current().ids();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_state_of_a_rule_is_told_as_reviewed(String rule) {
        var told = standings().stream()
                .filter(standing -> standing.rule().equals(rule))
                .map(Standing::told)
                .toList();

        Golden.assertSame("core/src/test/resources/golden/explanations/" + rule + ".txt", String.join("\n", told));
    }

    @Test
    void every_state_is_told_somewhere() {
        Set<String> states = new TreeSet<>();
        standings()
                .forEach(standing ->
                        states.add(standing.told().lines().skip(1).findFirst().orElseThrow()));

        assertThat(states)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DeadlineState.values()).map(Enum::name).toList());
    }

    @Test
    void every_sentence_begins_and_ends_as_one() {
        assertThat(standings())
                .allSatisfy(
                        standing -> assertThat(standing.told().lines().skip(2).toList())
                                .allMatch(Pattern.compile("[A-Z].*\\.").asMatchPredicate())
                                .noneMatch(line -> line.contains("_") || line.contains("  ") || line.contains("..")));
    }

    @Test
    void the_text_is_the_sentences_one_after_another() {
        var explanation = StatutoryClock.current()
                .deadline("final-plan", List.of(fact(RECEIVED)), Optional.empty())
                .orElseThrow()
                .explanation();

        assertThat(explanation.text()).isEqualTo(String.join(" ", explanation.sentences()));
        assertThat(explanation.exception()).isEmpty();
        assertThat(explanation.action()).isEmpty();
    }

    /** A fact as its published type, then its fields; an underscore in a setting's name is a space. */
    private static Fact fact(String written) {
        var words = new ArrayList<>(List.of(written.split(" ")));
        var type = words.removeFirst();
        var fields = new LinkedHashMap<String, Object>();
        while (!words.isEmpty()) {
            var field = words.removeFirst();
            var value = words.removeFirst();
            fields.put(field, field.equals("setting") ? value.replace('_', ' ') : value);
        }
        return FactVocabulary.read(type, fields);
    }
}
