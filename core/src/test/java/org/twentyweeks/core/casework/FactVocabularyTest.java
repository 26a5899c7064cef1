package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.statute.FactType;

class FactVocabularyTest {

    /** Every type with every field, in the published order. The other form of a request is tested beside it. */
    private static final Map<FactType, Map<String, Object>> EVERY_FIELD = new HashMap<>();

    /** Every type with no field that may be left out. */
    private static final Map<FactType, Map<String, Object>> REQUIRED = new HashMap<>();

    static {
        for (FactType type : List.of(
                FactType.BECAME_RESPONSIBLE,
                FactType.PLAN_AGREED,
                FactType.DRAFT_PLAN_SENT,
                FactType.REPRESENTATIONS_RECEIVED,
                FactType.REQUEST_WITHDRAWN,
                FactType.REVIEW_INVITATIONS_SENT,
                FactType.REVIEW_ADVICE_CIRCULATED,
                FactType.REVIEW_MEETING_HELD,
                FactType.REVIEW_REPORT_SENT,
                FactType.AMENDMENT_NOTICE_SENT,
                FactType.AMENDED_PLAN_ISSUED,
                FactType.DIRECT_PAYMENTS_STARTED,
                FactType.DIRECT_PAYMENTS_REVIEWED,
                FactType.PLAN_TRANSFERRED_OUT,
                FactType.TRANSFER_LETTER_SENT,
                FactType.REASSESSMENT_REQUESTED,
                FactType.MEDIATION_DECLINED,
                FactType.MEDIATION_CERTIFICATE_ISSUED,
                FactType.COMMISSIONER_TOLD,
                FactType.MEDIATION_ARRANGED,
                FactType.MEDIATION_HELD,
                FactType.MEDIATION_AGREEMENT_KEPT,
                FactType.APPEAL_ANSWERED,
                FactType.RECOMMENDATION_MADE,
                FactType.RECOMMENDATION_ANSWERED)) {
            both(type, fields("on", "2026-03-02"), fields());
        }
        both(
                FactType.REQUEST_RECEIVED,
                fields("on", "2026-01-15"),
                fields(
                        "source",
                        "PARENT",
                        "route",
                        "FORM",
                        "noted",
                        List.of("reason-missing", "child-upn-malformed"),
                        "backdatedBecause",
                        "CAME_BY_POST"));
        both(
                FactType.QUARANTINE_DECIDED,
                fields("decidedOn", "2026-01-16", "outcome", "REJECT", "reason", "ADVERTISING"),
                fields());
        both(
                FactType.OWNER_ASSIGNED,
                fields("assignedOn", "2026-01-16", "owner", "staff:0007", "reason", "ALLOCATED"),
                fields());
        both(FactType.ASSESSMENT_DECIDED, fields("notifiedOn", "2026-02-26", "outcome", "REFUSE"), fields());
        both(
                FactType.ADVICE_REQUESTED,
                fields("on", "2026-03-02", "body", "EDUCATION"),
                fields("setting", "Oak School"));
        both(FactType.ADVICE_RECEIVED, fields("on", "2026-03-02", "body", "HEALTH"), fields());
        both(FactType.NO_PLAN_NOTIFIED, fields("notifiedOn", "2026-04-30"), fields());
        both(FactType.SETTING_CONSULTED, fields("on", "2026-03-02", "setting", "Oak School"), fields());
        both(FactType.SETTING_REPLIED, fields("on", "2026-03-02", "setting", "Oak School"), fields());
        both(FactType.FINAL_PLAN_ISSUED, fields("on", "2026-06-04"), fields("underFive", true));
        both(
                FactType.SETTING_CLOSED,
                fields("first", "2026-07-22", "reopens", "2026-09-02"),
                fields("setting", "Oak School", "kind", "EARLY_YEARS"));
        both(FactType.ABSENT_FROM_AREA, fields("first", "2026-07-27", "returned", "2026-08-24"), fields());
        both(
                FactType.EXCEPTION_RECORDED,
                fields("ground", "MISSED_APPOINTMENT", "rule", "advice-return", "recordedOn", "2026-04-01"),
                fields(
                        "body",
                        "HEALTH",
                        "from",
                        "2026-03-20",
                        "to",
                        "2027-04-20",
                        "evidence",
                        "letter 7",
                        "authorisedBy",
                        "team manager",
                        "familyToldOn",
                        "2026-04-02"));
        both(FactType.REVIEW_MEETING_ARRANGED, fields("meetingOn", "2026-03-10"), fields());
        both(
                FactType.REVIEW_DECIDED,
                fields("notifiedOn", "2026-04-07", "outcome", "MAINTAIN"),
                fields("underFive", true));
        both(FactType.AMENDMENTS_NOT_MADE, fields("notifiedOn", "2026-06-02"), fields());
        both(FactType.PHASE_TRANSFER_EXPECTED, fields("transferOn", "2027-09-01", "kind", "SCHOOL"), fields());
        both(FactType.MOVE_NOTIFIED, fields("awareOn", "2026-12-14", "movedOn", "2026-12-07"), fields());
        both(FactType.PLAN_TRANSFERRED_IN, fields("on", "2027-01-06", "lastReviewOn", "2026-03-02"), fields());
        both(FactType.REASSESSMENT_DECIDED, fields("notifiedOn", "2026-05-20", "outcome", "REASSESS"), fields());
        both(FactType.CEASE_DECIDED, fields("notifiedOn", "2026-06-26"), fields());
        both(FactType.PLAN_CEASED, fields("on", "2026-09-02", "reason", "2"), fields());
        both(FactType.MEDIATION_REQUESTED, fields("toldOn", "2026-04-02"), fields("health", true));
        both(FactType.MEDIATION_AGREED, fields("on", "2026-11-10", "matter", "NOT_APPEALABLE"), fields());
        both(
                FactType.APPEAL_REGISTERED,
                fields("sentOn", "2026-07-13"),
                fields("appeal", "CONTENTS", "responseDueOn", "2026-09-01"));
        both(FactType.TRIBUNAL_ORDERED, fields("on", "2026-07-20", "order", "REFER_BACK"), fields());
        both(FactType.APPEAL_CONCEDED, fields("on", "2026-11-30", "appeal", "PLACEMENT"), fields());
        REQUIRED.put(FactType.FACT_CORRECTED, fields("corrects", 3, "reason", "DID_NOT_HAPPEN"));
        EVERY_FIELD.put(
                FactType.FACT_CORRECTED,
                fields(
                        "corrects",
                        3,
                        "replacement",
                        fields("type", "MediationRequested", "toldOn", "2026-04-02", "health", true),
                        "reason",
                        "KEYED_WRONGLY"));
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_with_every_field_is_written_as_it_was_read(FactType type) {
        var fields = of(EVERY_FIELD, type);

        var fact = FactVocabulary.read(type.published(), fields);

        assertThat(fact.type()).isEqualTo(type);
        assertThat(FactVocabulary.write(fact)).isEqualTo(fields);
        assertThat(FactVocabulary.write(fact).keySet()).containsExactlyElementsOf(fields.keySet());
        assertThat(FactVocabulary.read(type.published(), FactVocabulary.write(fact)))
                .isEqualTo(fact);
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_with_its_required_fields_only_is_written_as_it_was_read(FactType type) {
        var fields = of(REQUIRED, type);

        var fact = FactVocabulary.read(type.published(), fields);

        assertThat(FactVocabulary.write(fact)).isEqualTo(fields);
        assertThat(FactVocabulary.read(type.published(), FactVocabulary.write(fact)))
                .isEqualTo(fact);
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_without_one_of_its_required_fields_is_refused(FactType type) {
        for (String missing : of(REQUIRED, type).keySet()) {
            var fields = new LinkedHashMap<>(of(EVERY_FIELD, type));
            fields.remove(missing);
            refuses(type, fields, missing);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_with_a_field_that_it_does_not_have_is_refused(FactType type) {
        var fields = new LinkedHashMap<>(of(EVERY_FIELD, type));
        fields.put("remarks", "none");
        refuses(type, fields, "remarks");
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_with_a_value_of_the_wrong_kind_is_refused(FactType type) {
        for (String field : of(EVERY_FIELD, type).keySet()) {
            for (Object wrong : List.of(-7, "", Map.of(), List.of(List.of()))) {
                var fields = new LinkedHashMap<>(of(EVERY_FIELD, type));
                fields.put(field, wrong);
                boolean within = field.equals("replacement") && wrong instanceof Map;
                refuses(type, fields, within ? "replacement.type" : field);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_published_fields_are_those_of_the_form(FactType type) {
        assertThat(FactVocabulary.fieldNames(type))
                .containsAll(of(EVERY_FIELD, type).keySet())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_request_received_by_a_machine_keeps_its_moment_and_has_London_s_day() {
        var fields = fields("at", "2026-06-30T23:30:00Z", "route", "API");

        var request = (Fact.RequestReceived) FactVocabulary.read("RequestReceived", fields);

        assertThat(request.on()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(request.at()).hasValue(Instant.parse("2026-06-30T23:30:00Z"));
        assertThat(request.datedOn()).hasValue(LocalDate.of(2026, 7, 1));
        assertThat(FactVocabulary.write(request)).isEqualTo(fields);
    }

    @Test
    void a_request_whose_day_is_not_its_moment_s_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fact.RequestReceived(
                        LocalDate.of(2026, 6, 30),
                        Optional.of(Instant.parse("2026-06-30T23:30:00Z")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void a_type_that_is_not_published_is_refused() {
        for (String type : List.of("", "Requestreceived", "REQUEST_RECEIVED", "PlanEnded")) {
            assertThatExceptionOfType(FactNotUnderstoodException.class)
                    .isThrownBy(() -> FactVocabulary.read(type, fields("on", "2026-01-15")))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo("type"));
        }
    }

    static Stream<Arguments> values_that_are_refused() {
        return Stream.of(
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2026-02-29"), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2026-13-01"), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2013-12-31"), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "26-01-15"), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2026-01-15 "), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "２０２６-01-15"), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields(), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2026-01-15", "at", "2026-01-15T10:00:00Z"), "on"),
                arguments(FactType.REQUEST_RECEIVED, fields("at", "2026-01-15T24:00:00Z"), "at"),
                arguments(FactType.REQUEST_RECEIVED, fields("at", "2026-01-15T23:59:60Z"), "at"),
                arguments(FactType.REQUEST_RECEIVED, fields("at", "2026-01-15T10:00:00+00:00"), "at"),
                arguments(FactType.REQUEST_RECEIVED, fields("at", "2026-02-30T10:00:00Z"), "at"),
                arguments(FactType.REQUEST_RECEIVED, fields("at", "2013-12-31T23:59:59Z"), "at"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2026-01-15", "source", "parent"), "source"),
                arguments(FactType.REQUEST_RECEIVED, fields("on", "2026-01-15", "noted", List.of("odd")), "noted"),
                arguments(FactType.ASSESSMENT_DECIDED, fields("notifiedOn", "2026-02-26", "outcome", "YES"), "outcome"),
                arguments(FactType.ADVICE_RECEIVED, fields("on", "2026-02-26", "body", "SCHOOL"), "body"),
                arguments(FactType.FINAL_PLAN_ISSUED, fields("on", "2026-02-26", "underFive", "true"), "underFive"),
                arguments(FactType.SETTING_CLOSED, fields("first", "2026-09-02", "reopens", "2026-07-22"), "reopens"),
                arguments(
                        FactType.ABSENT_FROM_AREA, fields("first", "2026-09-02", "returned", "2026-07-22"), "returned"),
                arguments(
                        FactType.APPEAL_REGISTERED,
                        fields("sentOn", "2014-09-01", "responseDueOn", "2014-08-31"),
                        "responseDueOn"),
                arguments(FactType.SETTING_REPLIED, fields("on", "2026-02-26", "setting", ""), "setting"),
                arguments(FactType.SETTING_REPLIED, fields("on", "2026-02-26", "setting", "a".repeat(101)), "setting"),
                arguments(FactType.SETTING_REPLIED, fields("on", "2026-02-26", "setting", "Elm\nSchool"), "setting"),
                arguments(FactType.PLAN_CEASED, fields("on", "2026-02-26", "reason", "a\u0085b"), "reason"),
                arguments(FactType.QUARANTINE_DECIDED, fields("decidedOn", "2026-01-16", "outcome", "HOLD"), "outcome"),
                arguments(
                        FactType.OWNER_ASSIGNED,
                        fields("assignedOn", "2026-01-16", "owner", "Mo", "reason", "ALLOCATED"),
                        "owner"),
                arguments(
                        FactType.OWNER_ASSIGNED,
                        fields("assignedOn", "2026-01-16", "owner", "staff:mo@example.org", "reason", "ALLOCATED"),
                        "owner"),
                arguments(
                        FactType.QUARANTINE_DECIDED,
                        fields("decidedOn", "2026-01-16", "outcome", "ACCEPT", "reason", "TRIAL"),
                        "reason"),
                arguments(
                        FactType.QUARANTINE_DECIDED,
                        fields("decidedOn", "2026-01-16", "outcome", "REJECT", "reason", "DULL"),
                        "reason"),
                arguments(
                        FactType.EXCEPTION_RECORDED,
                        fields("ground", "ILLNESS", "rule", "final-plan", "recordedOn", "2026-04-01"),
                        "ground"),
                arguments(
                        FactType.EXCEPTION_RECORDED,
                        fields("ground", "CORONAVIRUS", "rule", "review-list", "recordedOn", "2026-04-01"),
                        "rule"));
    }

    @Test
    void a_text_may_be_a_line_of_100_characters_and_a_period_may_end_on_its_first_day() {
        for (var accepted : List.of(
                Map.entry(FactType.SETTING_REPLIED, fields("on", "2026-02-26", "setting", "é".repeat(100))),
                Map.entry(FactType.PLAN_CEASED, fields("on", "2026-02-26", "reason", "Needs met without a plan")),
                Map.entry(FactType.SETTING_CLOSED, fields("first", "2026-09-02", "reopens", "2026-09-02")),
                Map.entry(FactType.APPEAL_REGISTERED, fields("sentOn", "2014-01-01", "responseDueOn", "2014-01-01")))) {
            var type = accepted.getKey().published();
            assertThat(FactVocabulary.write(FactVocabulary.read(type, accepted.getValue())))
                    .isEqualTo(accepted.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("values_that_are_refused")
    void a_value_that_the_language_does_not_have_is_refused(FactType type, Map<String, Object> fields, String wrong) {
        refuses(type, fields, wrong);
    }

    @Test
    void what_is_wrong_with_a_fact_within_a_correction_is_told_by_its_place() {
        for (var wrong : List.of(
                Map.entry(fields(), "replacement.type"),
                Map.entry(fields("type", "PlanEnded"), "replacement.type"),
                Map.entry(fields("type", 7), "replacement.type"),
                Map.entry(fields("type", "PlanAgreed"), "replacement.on"),
                Map.entry(fields("type", "PlanAgreed", "on", "2026-02-30"), "replacement.on"),
                Map.entry(fields("type", "PlanAgreed", "on", "2026-02-26", "reason", "none"), "replacement.reason"),
                Map.entry(
                        fields("type", "FactCorrected", "corrects", 1, "reason", "KEYED_WRONGLY"),
                        "replacement.type"))) {
            refuses(
                    FactType.FACT_CORRECTED,
                    fields("corrects", 3, "replacement", wrong.getKey(), "reason", "KEYED_WRONGLY"),
                    wrong.getValue());
        }
        refuses(FactType.FACT_CORRECTED, fields("corrects", 0, "reason", "KEYED_WRONGLY"), "corrects");
        refuses(FactType.FACT_CORRECTED, fields("corrects", "3", "reason", "KEYED_WRONGLY"), "corrects");
        refuses(FactType.FACT_CORRECTED, fields("corrects", 3, "reason", "A slip of the pen"), "reason");
    }

    @Test
    void a_refusal_never_says_what_a_field_held() {
        assertThatExceptionOfType(FactNotUnderstoodException.class)
                .isThrownBy(() -> FactVocabulary.read("PlanAgreed", fields("on", "Alex Example")))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("Alex"));
    }

    @Test
    void a_day_beside_a_fact_is_read_as_one_within_it() {
        assertThat(FactVocabulary.readDay("asAt", "2026-02-26")).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThatExceptionOfType(FactNotUnderstoodException.class)
                .isThrownBy(() -> FactVocabulary.readDay("asAt", "2026-02-30"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("asAt"));
    }

    private static void refuses(FactType type, Map<String, Object> fields, String wrong) {
        assertThatExceptionOfType(FactNotUnderstoodException.class)
                .as("%s of %s", fields, type)
                .isThrownBy(() -> FactVocabulary.read(type.published(), fields))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(wrong));
    }

    private static void both(FactType type, Map<String, Object> required, Map<String, Object> more) {
        REQUIRED.put(type, required);
        var every = new LinkedHashMap<>(required);
        every.putAll(more);
        EVERY_FIELD.put(type, every);
    }

    private static Map<String, Object> of(Map<FactType, Map<String, Object>> forms, FactType type) {
        return Optional.ofNullable(forms.get(type)).orElseThrow(() -> new AssertionError(type + " is not tested"));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
