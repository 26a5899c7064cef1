package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.SubmitterToken;
import org.twentyweeks.core.intake.TokenRing;

class ReceiveReferralTest {

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final ReceiveReferral intake = SampleCases.intake(cases);

    @Test
    void a_request_is_answered_with_its_reference_and_its_legal_dates() {
        var accepted = accepted(intake.receive(SampleCases.submission("NCY-4471", SampleReferrals.complete())));

        assertThat(accepted.reference().shown()).isEqualTo("YMES-FQFC-SQ9W-S6M1");
        assertThat(accepted.acknowledgement())
                .isEqualTo(new Acknowledgement(
                        LocalDate.of(2026, 1, 15), LocalDate.of(2026, 2, 26), LocalDate.of(2026, 6, 4)));
        assertThat(accepted.token())
                .isEqualTo("v1.YMESFQFCSQ9WS6M1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw");
        assertThat(accepted.replayed()).isFalse();
    }

    @Test
    void the_case_that_is_stored_is_whole() {
        var submission = SampleCases.submission("NCY-4471", SampleReferrals.complete());
        var accepted = accepted(intake.receive(submission));

        var whole = cases.whole(accepted.reference()).orElseThrow();
        var head = whole.head();
        assertThat(head.authorityCode()).isEqualTo("000");
        assertThat(head.channel()).isEqualTo("api");
        assertThat(head.owner()).isEqualTo("team:intake");
        assertThat(head.assignedOn()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(head.acknowledgement()).isEqualTo(accepted.acknowledgement());
        assertThat(head.childByName())
                .hasValueSatisfying(hash -> assertThat(hash).startsWith("k1#"));
        assertThat(head.childByUpn())
                .hasValueSatisfying(hash -> assertThat(hash).startsWith("k1#"));
        assertThat(head.factCount()).isEqualTo(1);
        assertThat(head.standing().status()).isEqualTo(CaseStatus.REQUESTED);
        assertThat(head.standing())
                .isEqualTo(cases.find(accepted.reference()).orElseThrow().file().standing());
        assertThat(whole.request().recordedBy()).isEqualTo("intake:api");
        assertThat(whole.request().recordedAt()).isEqualTo(SampleCases.RECEIVED_AT);
        assertThat(whole.person().original()).isEqualTo(submission.original());
        assertThat(whole.person().salt().length()).isEqualTo(16);
    }

    @Test
    void the_record_keeps_the_answers_cleaned_and_leaves_free_text_to_the_original() {
        var sent = ChangedReferral.with(SampleReferrals.complete(), "/child/surname", "  Tar\u0000rant ");
        sent = ChangedReferral.with(sent, "/child/postcode", "zz14qd");
        sent = ChangedReferral.with(sent, "/child/settingName", "🙂".repeat(201));

        var kept = stored(sent).person().referral();

        assertThat(kept.child().surname()).isEqualTo("Tarrant");
        assertThat(kept.child().postcode()).isEqualTo("ZZ1 4QD");
        assertThat(kept.child().settingName()).isEqualTo("🙂".repeat(200));
        assertThat(kept.reason() + kept.views() + kept.otherPeopleInvolved()).isEmpty();
    }

    @Test
    void the_same_request_under_the_same_key_has_the_same_answer_and_changes_nothing() {
        var first = accepted(intake.receive(SampleCases.submission("key", SampleReferrals.complete())));
        var stored = cases.whole(first.reference());

        var again = accepted(intake.receive(SampleCases.submission("key", SampleReferrals.complete())));

        assertThat(again)
                .isEqualTo(new Receipt.Accepted(first.reference(), first.acknowledgement(), first.token(), true));
        assertThat(cases.size()).isEqualTo(1);
        assertThat(cases.whole(first.reference())).isEqualTo(stored);
    }

    @Test
    void a_replay_after_midnight_or_months_later_has_the_dates_of_the_first() {
        var first = accepted(intake.receive(at("2026-01-15T23:59:59Z", SampleReferrals.complete())));

        for (String later : List.of("2026-01-16T00:00:01Z", "2026-07-15T12:00:00Z", "2031-01-15T12:00:00Z")) {
            var again = accepted(intake.receive(at(later, SampleReferrals.complete())));

            assertThat(again.acknowledgement()).isEqualTo(first.acknowledgement());
            assertThat(again.token()).isEqualTo(first.token());
        }
        assertThat(cases.size()).isEqualTo(1);
    }

    @Test
    void a_replay_in_another_spelling_of_the_same_answers_is_the_same_request() {
        var composed = ChangedReferral.with(SampleReferrals.complete(), "/child/forename", "Zo\u00EB");
        var first = accepted(intake.receive(SampleCases.submission("key", composed)));
        var decomposed = ChangedReferral.with(SampleReferrals.complete(), "/child/forename", " Zoe\u0308 ");
        decomposed = ChangedReferral.with(decomposed, "/child/postcode", "zz14qd");

        var again = accepted(intake.receive(SampleCases.submission("key", decomposed)));

        assertThat(again.replayed()).isTrue();
        assertThat(again.token()).isEqualTo(first.token());
    }

    @Test
    void another_original_route_or_thing_noted_is_the_same_request() {
        var first = SampleCases.submission("key", SampleReferrals.complete());
        intake.receive(first);

        var again = intake.receive(new Submission(
                first.key(),
                first.receivedAt(),
                Route.FORM,
                first.referral(),
                Set.of(Noted.UNKNOWN_FIELDS),
                Bytes.of(new byte[] {1})));

        assertThat(accepted(again).replayed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requester/type",
                "/requester/name",
                "/requester/email",
                "/requester/phone",
                "/requester/relationship",
                "/child/forename",
                "/child/surname",
                "/child/knownAs",
                "/child/dateOfBirth",
                "/child/postcode",
                "/child/upn",
                "/child/nhsNumber",
                "/child/settingName",
                "/child/settingUrn",
                "/child/yearGroup",
                "/reason",
                "/views",
                "/otherPeopleInvolved"
            })
    void another_answer_under_the_same_key_is_a_clash_that_changes_nothing(String pointer) {
        var first = accepted(intake.receive(SampleCases.submission("key", SampleReferrals.complete())));
        var stored = cases.whole(first.reference());

        var clash = intake.receive(
                SampleCases.submission("key", ChangedReferral.with(SampleReferrals.complete(), pointer, "other")));

        assertThat(clash).isEqualTo(new Receipt.Clash(first.reference()));
        assertThat(cases.whole(first.reference())).isEqualTo(stored);
        assertThat(cases.size()).isEqualTo(1);
    }

    @Test
    void a_change_far_behind_what_the_record_keeps_is_a_clash() {
        var lines = new ArrayList<>(Collections.nCopies(40, "line"));
        var first = ChangedReferral.with(SampleReferrals.complete(), "/child/addressLines", List.copyOf(lines));
        lines.set(39, "other");
        var second = ChangedReferral.with(first, "/child/addressLines", List.copyOf(lines));
        var longFirst = ChangedReferral.with(SampleReferrals.complete(), "/child/knownAs", "x".repeat(5000) + "a");
        var longSecond = ChangedReferral.with(SampleReferrals.complete(), "/child/knownAs", "x".repeat(5000) + "b");

        intake.receive(SampleCases.submission("lines", first));
        intake.receive(SampleCases.submission("long", longFirst));

        assertThat(intake.receive(SampleCases.submission("lines", second))).isInstanceOf(Receipt.Clash.class);
        assertThat(intake.receive(SampleCases.submission("long", longSecond))).isInstanceOf(Receipt.Clash.class);
    }

    @Test
    void one_child_under_two_keys_is_two_cases_that_can_be_found_together() {
        var one = stored("one", SampleReferrals.complete());
        var other = stored("other", ChangedReferral.with(SampleReferrals.complete(), "/child/surname", "TARRANT"));

        assertThat(cases.size()).isEqualTo(2);
        assertThat(one.head().reference()).isNotEqualTo(other.head().reference());
        assertThat(one.head().childByName()).isPresent().isEqualTo(other.head().childByName());
        assertThat(one.head().childByUpn()).isPresent().isEqualTo(other.head().childByUpn());
    }

    @Test
    void a_unique_pupil_number_finds_the_child_however_it_was_typed_and_is_kept_as_it_was() {
        var issued = stored("one", SampleReferrals.complete());
        var typed = stored("other", ChangedReferral.with(SampleReferrals.complete(), "/child/upn", " r2011 0001 8042"));

        assertThat(typed.head().childByUpn())
                .isPresent()
                .isEqualTo(issued.head().childByUpn());
        assertThat(typed.person().referral().child().upn()).isEqualTo("r2011 0001 8042");
    }

    @ParameterizedTest
    @CsvSource({
        "/child/surname, '', false, true",
        "/child/dateOfBirth, '', false, true",
        "/child/dateOfBirth, 09/03/2017, false, true",
        "/child/surname, -, false, true",
        "/child/upn, '', true, false",
        "/child/upn, A201100018042, true, false"
    })
    void a_search_hash_is_absent_without_what_it_is_made_of(
            String pointer, String answer, boolean byName, boolean byUpn) {
        var head = stored(ChangedReferral.with(SampleReferrals.complete(), pointer, answer))
                .head();

        assertThat(head.childByName().isPresent()).isEqualTo(byName);
        assertThat(head.childByUpn().isPresent()).isEqualTo(byUpn);
    }

    @Test
    void a_request_that_names_no_child_is_refused() {
        var nameless = ChangedReferral.with(SampleReferrals.complete(), "/child/forename", " ");
        nameless = ChangedReferral.with(nameless, "/child/surname", "\u0000\u200B\u200D");

        assertThat(intake.receive(SampleCases.submission("key", nameless)))
                .isEqualTo(new Receipt.Refused(
                        List.of(new Problem("/child/surname", "Give the name of the child or young person."))));
        assertThat(cases.size()).isZero();
    }

    @Test
    void a_request_that_nobody_can_answer_is_refused_with_all_that_is_wrong() {
        var nobody = ChangedReferral.with(SampleReferrals.least(), "/requester/phone", "\t");
        nobody = ChangedReferral.with(nobody, "/child/surname", "");

        assertThat(intake.receive(SampleCases.submission("key", nobody)))
                .isEqualTo(new Receipt.Refused(List.of(
                        new Problem("/child/surname", "Give the name of the child or young person."),
                        new Problem("/requester/email", "Give an e-mail address or a telephone number to reply to."))));
        assertThat(cases.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/child/forename, /requester/email",
        "/child/forename, /requester/phone",
        "/child/surname, /requester/email"
    })
    void one_name_and_one_way_to_answer_are_enough(String name, String way) {
        var referral = ChangedReferral.with(SampleReferrals.least(), "/child/surname", "");
        referral = ChangedReferral.with(referral, "/requester/phone", "");
        referral = ChangedReferral.with(referral, name, "?");
        referral = ChangedReferral.with(referral, way, "?");

        assertThat(intake.receive(SampleCases.submission("key", referral))).isInstanceOf(Receipt.Accepted.class);
    }

    @ParameterizedTest(name = "{0} is received on {1}")
    @CsvSource({
        "2026-06-30T22:59:59.999Z, 2026-06-30",
        "2026-06-30T23:30:00Z, 2026-07-01",
        "2026-01-15T23:59:59.999Z, 2026-01-15",
        "2026-01-16T00:00:00Z, 2026-01-16",
        "2026-03-28T23:59:59Z, 2026-03-28",
        "2026-03-29T00:59:59Z, 2026-03-29",
        "2026-03-29T01:00:00Z, 2026-03-29",
        "2026-03-29T22:59:59Z, 2026-03-29",
        "2026-03-29T23:00:00Z, 2026-03-30",
        "2026-10-24T22:59:59Z, 2026-10-24",
        "2026-10-24T23:00:00Z, 2026-10-25",
        "2026-10-25T00:30:00Z, 2026-10-25",
        "2026-10-25T01:30:00Z, 2026-10-25",
        "2026-10-25T23:59:59Z, 2026-10-25",
        "2026-10-26T00:00:00Z, 2026-10-26"
    })
    void the_day_of_receipt_is_the_day_in_london(String at, LocalDate day) {
        var accepted = accepted(intake.receive(at(at, SampleReferrals.complete())));

        assertThat(accepted.acknowledgement()).isEqualTo(new Acknowledgement(day, day.plusWeeks(6), day.plusWeeks(20)));
    }

    @Test
    void the_moment_is_kept_to_the_second() {
        var opened = accepted(intake.receive(at("2026-01-15T10:30:00.987Z", SampleReferrals.complete())));

        assertThat(cases.whole(opened.reference()).orElseThrow().request().recordedAt())
                .isEqualTo(Instant.parse("2026-01-15T10:30:00Z"));
    }

    @Test
    void a_moment_before_the_act_is_a_defect_and_stores_nothing() {
        assertThatThrownBy(() -> intake.receive(at("2014-08-31T12:00:00Z", SampleReferrals.complete())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cases.size()).isZero();
        assertThat(intake.receive(at("2014-09-01T12:00:00Z", SampleReferrals.complete())))
                .isInstanceOf(Receipt.Accepted.class);
    }

    @Test
    void while_a_secret_cannot_be_read_nothing_is_stored() {
        for (boolean hashKeysFail : List.of(true, false)) {
            var unavailable = new ReceiveReferral(SampleCases.AUTHORITY, cases, failing(hashKeysFail), byte[]::new);

            assertThatThrownBy(() -> unavailable.receive(SampleCases.submission("key", SampleReferrals.complete())))
                    .isInstanceOf(UnavailableException.class);
            assertThat(cases.size()).isZero();
        }
    }

    @Test
    void a_refusal_needs_no_secret_and_no_store() {
        var nameless = ChangedReferral.with(SampleReferrals.least(), "/child/surname", "");
        var alone = new ReceiveReferral(SampleCases.AUTHORITY, new CountedStore(), failing(true), byte[]::new);

        assertThat(alone.receive(SampleCases.submission("key", nameless))).isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void each_receipt_is_one_call_to_the_store_and_no_reading() {
        var counted = new CountedStore();
        var intake = SampleCases.intake(counted);

        intake.receive(SampleCases.submission("key", SampleReferrals.complete()));
        intake.receive(SampleCases.submission("key", SampleReferrals.complete()));
        intake.receive(SampleCases.submission("key", SampleReferrals.least()));

        assertThat(counted.accepted).isEqualTo(3);
        assertThat(counted.found).isZero();
    }

    @Test
    void after_the_keys_were_rotated_a_replay_is_still_known_and_signed_anew() {
        var first = accepted(intake.receive(SampleCases.submission("key", SampleReferrals.complete())));
        var ring = new TokenRing("next-token-secret", Optional.of("sample-token-secret"));
        var rotated = new ReceiveReferral(
                SampleCases.AUTHORITY,
                cases,
                secrets(new HashKeys(Map.of(1, "sample-hash-key", 2, "next-hash-key")), ring),
                byte[]::new);

        var again = accepted(rotated.receive(SampleCases.submission("key", SampleReferrals.complete())));

        assertThat(again.replayed()).isTrue();
        assertThat(again.token()).isNotEqualTo(first.token());
        for (String token : List.of(first.token(), again.token())) {
            assertThat(SubmitterToken.read(token, LocalDate.of(2026, 1, 16), ring))
                    .contains(first.reference());
        }
    }

    @Test
    void neither_head_nor_fact_holds_anything_that_was_said() {
        var referral = SampleReferrals.complete();
        var whole = stored(referral);
        var said = texts(ChangedReferral.with(referral, "/requester/type", "")).stream()
                .filter(text -> !text.isEmpty())
                .toList();

        var held = texts(whole.head());
        held.addAll(texts(whole.request()));

        assertThat(said).hasSize(19);
        assertThat(held).hasSizeGreaterThan(10);
        for (String text : held) {
            assertThat(said).as(text).noneMatch(text::contains);
            assertThat(text).doesNotContain("Tarrant", "Oona", "Idris", "NCY");
        }
    }

    @Test
    void nothing_personal_prints() {
        var submission = SampleCases.submission("tarrant-key", SampleReferrals.complete());
        var whole = stored(SampleReferrals.complete());

        var printed = submission + " " + whole;

        assertThat(texts(ChangedReferral.with(SampleReferrals.complete(), "/requester/type", "")))
                .filteredOn(text -> !text.isEmpty())
                .noneMatch(printed::contains);
        assertThat(printed).doesNotContain("tarrant-key");
    }

    /** Every text in a record, in the records within it and in their lists and maps. */
    private static List<String> texts(Object value) {
        var texts = new ArrayList<String>();
        switch (value) {
            case String text -> texts.add(text);
            case Optional<?> optional -> optional.ifPresent(present -> texts.addAll(texts(present)));
            case Collection<?> several -> several.forEach(one -> texts.addAll(texts(one)));
            case Map<?, ?> map ->
                map.forEach((key, entry) -> {
                    texts.addAll(texts(key));
                    texts.addAll(texts(entry));
                });
            case Record components -> {
                for (var component : components.getClass().getRecordComponents()) {
                    try {
                        texts.addAll(texts(component.getAccessor().invoke(components)));
                    } catch (ReflectiveOperationException failure) {
                        throw new AssertionError(failure);
                    }
                }
            }
            default -> texts.add(value.toString());
        }
        return texts;
    }

    private NewCase stored(Referral referral) {
        return stored("key", referral);
    }

    private NewCase stored(String key, Referral referral) {
        var accepted = accepted(intake.receive(SampleCases.submission(key, referral)));
        return cases.whole(accepted.reference()).orElseThrow();
    }

    private static Submission at(String moment, Referral referral) {
        var sample = SampleCases.submission("key", referral);
        return new Submission(
                sample.key(), Instant.parse(moment), sample.route(), referral, sample.noted(), sample.original());
    }

    private static Receipt.Accepted accepted(Receipt receipt) {
        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        return (Receipt.Accepted) receipt;
    }

    private static IntakeSecrets secrets(HashKeys hashKeys, TokenRing tokenRing) {
        return new IntakeSecrets() {
            @Override
            public HashKeys hashKeys() {
                return hashKeys;
            }

            @Override
            public TokenRing tokenRing() {
                return tokenRing;
            }
        };
    }

    private static IntakeSecrets failing(boolean hashKeysFail) {
        return new IntakeSecrets() {
            @Override
            public HashKeys hashKeys() {
                if (hashKeysFail) {
                    throw new UnavailableException("not now");
                }
                return SampleCases.secrets().hashKeys();
            }

            @Override
            public TokenRing tokenRing() {
                throw new UnavailableException("not now");
            }
        };
    }

    private static final class CountedStore implements CaseStore {

        private final CaseStore cases = new InMemoryCaseStore();
        private int accepted;
        private int found;

        @Override
        public Acceptance accept(NewCase opened) {
            accepted++;
            return cases.accept(opened);
        }

        @Override
        public Optional<StoredCase> find(Reference reference) {
            found++;
            return cases.find(reference);
        }

        @Override
        public Optional<WholeCase> findWhole(Reference reference) {
            found++;
            return cases.findWhole(reference);
        }

        @Override
        public Recording record(Addition addition) {
            return cases.record(addition);
        }
    }
}
