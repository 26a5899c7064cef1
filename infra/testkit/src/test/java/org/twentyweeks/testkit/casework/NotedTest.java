package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.twentyweeks.core.casework.Noted.CHILD_25_OR_OVER;
import static org.twentyweeks.core.casework.Noted.CHILD_ADDRESS_MISSING;
import static org.twentyweeks.core.casework.Noted.CHILD_BIRTH_DATE_IN_FUTURE;
import static org.twentyweeks.core.casework.Noted.CHILD_BIRTH_DATE_MALFORMED;
import static org.twentyweeks.core.casework.Noted.CHILD_BIRTH_DATE_MISSING;
import static org.twentyweeks.core.casework.Noted.CHILD_FORENAME_MISSING;
import static org.twentyweeks.core.casework.Noted.CHILD_NHS_NUMBER_MALFORMED;
import static org.twentyweeks.core.casework.Noted.CHILD_POSTCODE_MALFORMED;
import static org.twentyweeks.core.casework.Noted.CHILD_POSTCODE_MISSING;
import static org.twentyweeks.core.casework.Noted.CHILD_POSTCODE_OUTSIDE_AREA;
import static org.twentyweeks.core.casework.Noted.CHILD_SETTING_URN_MALFORMED;
import static org.twentyweeks.core.casework.Noted.CHILD_SURNAME_MISSING;
import static org.twentyweeks.core.casework.Noted.CHILD_UPN_MALFORMED;
import static org.twentyweeks.core.casework.Noted.REASON_MISSING;
import static org.twentyweeks.core.casework.Noted.REQUESTER_EMAIL_MALFORMED;
import static org.twentyweeks.core.casework.Noted.REQUESTER_NAME_MISSING;
import static org.twentyweeks.core.casework.Noted.REQUESTER_PHONE_MALFORMED;
import static org.twentyweeks.core.casework.Noted.REQUESTER_TYPE_MISSING;
import static org.twentyweeks.core.casework.Noted.REQUESTER_TYPE_UNKNOWN;
import static org.twentyweeks.core.casework.Noted.SENT_TOO_SOON;
import static org.twentyweeks.core.casework.Noted.TEXT_CLEANED;
import static org.twentyweeks.core.casework.Noted.TEXT_SHORTENED;
import static org.twentyweeks.core.casework.Noted.UNKNOWN_FIELDS;
import static org.twentyweeks.core.casework.Noted.UNSEEN_FIELD_FILLED;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.Source;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.intake.Submission;

/** What is missing or malformed in a request is accepted, and noted. Each code is reached here, and just not reached. */
class NotedTest {

    private static final String LONG = "x".repeat(200);
    private static final String LONG_OF_PAIRS = "🙂".repeat(200);

    @Test
    void of_a_complete_request_nothing_is_noted() {
        assertThat(noted(SampleReferrals.complete())).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("answers")
    void a_change_of_one_answer_notes_this_and_nothing_else(String pointer, Object answer, Set<Noted> expected) {
        var changed = ChangedReferral.with(SampleReferrals.complete(), pointer, answer);

        assertThat(noted(changed)).isEqualTo(expected);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("/requester/type", "", REQUESTER_TYPE_MISSING),
                answer("/requester/type", "parent", REQUESTER_TYPE_UNKNOWN),
                answer("/requester/type", "GRANDPARENT", REQUESTER_TYPE_UNKNOWN),
                answer("/requester/name", " ", REQUESTER_NAME_MISSING),
                answer("/requester/email", "oona at example.org", REQUESTER_EMAIL_MALFORMED),
                answer("/requester/email", ""),
                answer("/requester/phone", "ring my sister", REQUESTER_PHONE_MALFORMED),
                answer("/requester/phone", ""),
                answer("/requester/relationship", ""),
                answer("/child/forename", "", CHILD_FORENAME_MISSING),
                answer("/child/surname", "", CHILD_SURNAME_MISSING),
                answer("/child/surname", "\u200B", CHILD_SURNAME_MISSING, TEXT_CLEANED),
                answer("/child/knownAs", ""),
                answer("/child/dateOfBirth", "", CHILD_BIRTH_DATE_MISSING),
                answer("/child/dateOfBirth", "09/03/2017", CHILD_BIRTH_DATE_MALFORMED),
                answer("/child/dateOfBirth", "2017-3-9", CHILD_BIRTH_DATE_MALFORMED),
                answer("/child/dateOfBirth", "2017-02-30", CHILD_BIRTH_DATE_MALFORMED),
                answer("/child/dateOfBirth", "2017-02-29", CHILD_BIRTH_DATE_MALFORMED),
                answer("/child/dateOfBirth", "2017-03-09T00:00:00Z", CHILD_BIRTH_DATE_MALFORMED),
                answer("/child/dateOfBirth", "2016-02-29"),
                answer("/child/dateOfBirth", " 2017-03-09 "),
                answer("/child/dateOfBirth", "2026-01-15"),
                answer("/child/dateOfBirth", "2026-01-16", CHILD_BIRTH_DATE_IN_FUTURE),
                answer("/child/dateOfBirth", "+999999999-12-31", CHILD_BIRTH_DATE_IN_FUTURE),
                answer("/child/dateOfBirth", "2001-01-16"),
                answer("/child/dateOfBirth", "2001-01-15", CHILD_25_OR_OVER),
                answer("/child/dateOfBirth", "2000-01-15", CHILD_25_OR_OVER),
                answer("/child/dateOfBirth", "-999999999-01-01", CHILD_25_OR_OVER),
                answer("/child/postcode", "", CHILD_POSTCODE_MISSING),
                answer("/child/postcode", "ZZ1", CHILD_POSTCODE_MALFORMED),
                answer("/child/postcode", "not known yet", CHILD_POSTCODE_MALFORMED),
                answer("/child/postcode", "zz14qd"),
                answer("/child/postcode", " Z Z1\u00A0 4q\td "),
                answer("/child/postcode", "ZZ2 4QD", CHILD_POSTCODE_OUTSIDE_AREA),
                answer("/child/postcode", "ZZ11 4QD", CHILD_POSTCODE_OUTSIDE_AREA),
                answer("/child/addressLines", List.of(), CHILD_ADDRESS_MISSING),
                answer("/child/addressLines", List.of("", " \t"), CHILD_ADDRESS_MISSING),
                answer("/child/addressLines", List.of("", "Saltmere")),
                answer("/child/addressLines", Collections.nCopies(10, "line")),
                answer("/child/addressLines", Collections.nCopies(11, "line"), TEXT_SHORTENED),
                answer("/child/addressLines", List.of(LONG + "x"), TEXT_SHORTENED),
                answer("/child/upn", "A201100018042", CHILD_UPN_MALFORMED),
                answer("/child/upn", ""),
                answer("/child/upn", " r2011 0001 8042"),
                answer("/child/nhsNumber", "943 476 5918", CHILD_NHS_NUMBER_MALFORMED),
                answer("/child/nhsNumber", ""),
                answer("/child/settingName", ""),
                answer("/child/settingUrn", "90001", CHILD_SETTING_URN_MALFORMED),
                answer("/child/settingUrn", ""),
                answer("/child/yearGroup", ""),
                answer("/reason", " \n ", REASON_MISSING),
                answer("/reason", LONG + LONG),
                answer("/reason", "one\r\ntwo"),
                answer("/reason", "nought \u0000", TEXT_CLEANED),
                answer("/views", ""),
                answer("/views", "turned \u202E round", TEXT_CLEANED),
                answer("/otherPeopleInvolved", ""),
                answer("/otherPeopleInvolved", "half a pair \uD83D", TEXT_CLEANED),
                answer("/requester/name", "Oona\r\nBcc: all@example.org", TEXT_CLEANED),
                answer("/child/addressLines", List.of("4 Wharf\u0007 Cottages"), TEXT_CLEANED),
                answer("/child/knownAs", LONG),
                answer("/child/knownAs", LONG + "x", TEXT_SHORTENED),
                answer("/child/knownAs", LONG_OF_PAIRS),
                answer("/child/knownAs", LONG_OF_PAIRS + "🙂", TEXT_SHORTENED),
                answer("/child/knownAs", "<script>alert(1)</script>"));
    }

    private static Arguments answer(String pointer, Object answer, Noted... expected) {
        return arguments(pointer, answer, Set.copyOf(Arrays.asList(expected)));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void every_known_kind_of_requester_is_the_source_of_the_case(Source source) {
        var opened = opened(ChangedReferral.with(SampleReferrals.complete(), "/requester/type", source.name()));

        assertThat(request(opened).noted()).isEmpty();
        assertThat(request(opened).source()).contains(source);
        assertThat(opened.head().standing().source()).contains(source);
    }

    @ParameterizedTest(name = "born {0}, request of {1}: 25 or over is {2}")
    @CsvSource({
        "2000-02-29, 2025-02-28, false",
        "2000-02-29, 2025-03-01, true",
        "2004-02-29, 2029-02-28, false",
        "2000-02-28, 2025-02-28, true",
        "2000-03-01, 2025-02-28, false",
        "2003-02-28, 2028-02-29, true",
        "2003-03-01, 2028-02-29, false"
    })
    void someone_born_on_29_february_comes_of_an_age_on_1_march_in_a_common_year(
            String born, String receivedOn, boolean over) {
        var referral = ChangedReferral.with(SampleReferrals.complete(), "/child/dateOfBirth", born);

        var noted = request(opened(referral, Instant.parse(receivedOn + "T12:00:00Z"), Set.of()))
                .noted();

        assertThat(noted.contains(CHILD_25_OR_OVER)).isEqualTo(over);
    }

    @ParameterizedTest(name = "born {0} at {1}: in future is {2}")
    @CsvSource({
        "2026-07-01, 2026-06-30T22:59:59Z, true",
        "2026-07-01, 2026-06-30T23:00:00Z, false",
    })
    void ages_and_birth_dates_are_of_the_day_in_london(String born, String at, boolean future) {
        var referral = ChangedReferral.with(SampleReferrals.complete(), "/child/dateOfBirth", born);

        var noted = request(opened(referral, Instant.parse(at), Set.of())).noted();

        assertThat(noted.contains(CHILD_BIRTH_DATE_IN_FUTURE)).isEqualTo(future);
    }

    @Test
    void the_least_request_is_accepted_with_everything_noted_as_missing() {
        assertThat(noted(SampleReferrals.least()))
                .isEqualTo(EnumSet.of(
                        REQUESTER_TYPE_MISSING,
                        REQUESTER_NAME_MISSING,
                        CHILD_FORENAME_MISSING,
                        CHILD_BIRTH_DATE_MISSING,
                        CHILD_POSTCODE_MISSING,
                        CHILD_ADDRESS_MISSING,
                        REASON_MISSING));
    }

    @Test
    void a_request_in_which_nothing_is_well_formed_is_accepted() {
        var referral = SampleReferrals.complete();
        for (String pointer : List.of(
                "/requester/type",
                "/requester/email",
                "/requester/phone",
                "/child/dateOfBirth",
                "/child/postcode",
                "/child/upn",
                "/child/nhsNumber",
                "/child/settingUrn")) {
            referral = ChangedReferral.with(referral, pointer, "?\u0000".repeat(300));
        }

        assertThat(noted(referral))
                .isEqualTo(EnumSet.of(
                        REQUESTER_TYPE_UNKNOWN,
                        REQUESTER_EMAIL_MALFORMED,
                        REQUESTER_PHONE_MALFORMED,
                        CHILD_BIRTH_DATE_MALFORMED,
                        CHILD_POSTCODE_MALFORMED,
                        CHILD_UPN_MALFORMED,
                        CHILD_NHS_NUMBER_MALFORMED,
                        CHILD_SETTING_URN_MALFORMED,
                        TEXT_CLEANED,
                        TEXT_SHORTENED));
    }

    @Test
    void what_the_decoding_noted_is_kept_beside_it_in_the_order_of_the_codes() {
        var referral = ChangedReferral.with(SampleReferrals.complete(), "/reason", "");
        var opened = opened(referral, SampleCases.RECEIVED_AT, Set.of(UNKNOWN_FIELDS));

        assertThat(request(opened).noted()).containsExactly(REASON_MISSING, UNKNOWN_FIELDS);
    }

    @Test
    void what_a_channel_took_for_signs_of_a_machine_is_kept() {
        var opened =
                opened(SampleReferrals.complete(), SampleCases.RECEIVED_AT, Set.of(SENT_TOO_SOON, UNSEEN_FIELD_FILLED));

        assertThat(request(opened).noted()).containsExactly(UNSEEN_FIELD_FILLED, SENT_TOO_SOON);
    }

    @Test
    void every_code_is_reached_by_one_of_these_tests() {
        var reached = EnumSet.noneOf(Noted.class);
        answers().forEach(row -> ((Set<?>) row.get()[2]).forEach(code -> reached.add((Noted) code)));
        reached.addAll(Set.of(UNKNOWN_FIELDS, UNSEEN_FIELD_FILLED, SENT_TOO_SOON));

        assertThat(reached).isEqualTo(EnumSet.allOf(Noted.class));
    }

    private static Set<Noted> noted(Referral referral) {
        return Set.copyOf(request(opened(referral)).noted());
    }

    private static RequestReceived request(NewCase opened) {
        return (RequestReceived) opened.request().fact();
    }

    private static NewCase opened(Referral referral) {
        return opened(referral, SampleCases.RECEIVED_AT, Set.of());
    }

    private static NewCase opened(Referral referral, Instant receivedAt, Set<Noted> noted) {
        var sample = SampleCases.submission("noted", referral);
        var cases = new InMemoryCaseStore();
        SampleCases.intake(cases)
                .receive(new Submission(sample.key(), receivedAt, sample.route(), referral, noted, sample.original()));
        return cases.whole(sample.key().reference("000")).orElseThrow();
    }
}
