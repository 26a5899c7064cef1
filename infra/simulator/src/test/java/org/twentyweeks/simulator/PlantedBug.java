package org.twentyweeks.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.core.casework.CaseStore.Recording;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.IndexPage;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.casework.WorklistEntry;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.simulator.Build.UseCases;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Faults;

/** Defects that people write, each of which the invariants must catch. */
enum PlantedBug {
    DEDUPE_AFTER_WRITE(
            "I1",
            "the item is written first, and then it is looked whether one was there",
            (outside, kept) -> accepting(outside, inOneCall(outside, opened -> {
                var before = kept.find(opened.head().reference());
                kept.put(opened);
                return before.<Acceptance>map(held -> new Acceptance.AlreadyHeld(held.head()))
                        .orElseGet(Acceptance.Stored::new);
            }))),

    HELD_ITEM_NOT_LOOKED_AT(
            "I2",
            "a failed condition is taken for a replay, without a look at the item that is there",
            (outside, kept) -> accepting(
                    outside,
                    opened -> outside.cases().accept(opened) instanceof Acceptance.Stored stored
                            ? stored
                            : new Acceptance.AlreadyHeld(opened.head()))),

    FAILED_CONDITION_IS_A_CLASH(
            "I1",
            "a failed condition is taken for another request, without a look at the item",
            (outside, kept) -> receiving(
                    outside,
                    submission ->
                            deployed(outside, submission) instanceof Receipt.Accepted accepted && accepted.replayed()
                                    ? new Receipt.Clash(accepted.reference())
                                    : deployed(outside, submission))),

    CHECK_THEN_ACT(
            "I1",
            "it is looked whether an item is there, and then one is written without a condition",
            (outside, kept) -> accepting(outside, opened -> {
                var before = outside.cases().find(opened.head().reference());
                if (before.isPresent()) {
                    return new Acceptance.AlreadyHeld(before.get().head());
                }
                return outside.simulation().call("cases.write", Fault.OF_WRITING, () -> {
                    kept.put(opened);
                    return new Acceptance.Stored();
                });
            })),

    KEY_EXPIRES("I1", "after a day a key counts as new", (outside, kept) -> {
        Map<Reference, Instant> since = new HashMap<>();
        return accepting(outside, inOneCall(outside, opened -> {
            var reference = opened.head().reference();
            var now = outside.simulation().now();
            if (since.getOrDefault(reference, now).plus(Duration.ofDays(1)).isBefore(now)) {
                kept.put(opened);
            }
            since.putIfAbsent(reference, now);
            return kept.accept(opened);
        }));
    }),

    FACT_OUTSIDE_THE_TRANSACTION(
            "I3",
            "the fact is written after the head",
            (outside, kept) -> accepting(
                    outside,
                    inTwoCalls(
                            outside,
                            kept,
                            opened -> kept.put(
                                    opened.head(), List.of(), opened.person().original())))),

    PERSON_OUTSIDE_THE_TRANSACTION(
            "I1",
            "the personal part is written after the head",
            (outside, kept) -> accepting(
                    outside,
                    inTwoCalls(
                            outside,
                            kept,
                            opened -> kept.put(opened.head(), List.of(opened.request()), Bytes.of(new byte[0]))))),

    UNSCOPED_KEY(
            "I2",
            "a key is the same key in every channel",
            (outside, kept) -> receiving(
                    outside,
                    submission -> deployed(
                            outside,
                            keyed(submission, "api", "", submission.key().key())))),

    HASH_OVER_UNMAPPED_FIELDS(
            "I1",
            "the request hash covers how the request was written",
            (outside, kept) -> receiving(
                    outside,
                    submission -> deployed(
                            outside,
                            saying(
                                    submission,
                                    Integer.toHexString(submission.original().hashCode()))))),

    HASH_OVER_THE_TIME(
            "I1",
            "the request hash covers when the request came",
            (outside, kept) -> receiving(
                    outside,
                    submission -> deployed(
                            outside, saying(submission, submission.receivedAt().toString())))),

    CONFLICT_SWALLOWED(
            "I1",
            "a transaction that did not go through is taken for one that did",
            (outside, kept) -> accepting(outside, opened -> {
                try {
                    return outside.cases().accept(opened);
                } catch (UnavailableException swallowed) {
                    return new Acceptance.Stored();
                }
            })),

    ANSWER_BEFORE_COMMIT(
            "I1",
            "the answer is given while the write is on its way",
            (outside, kept) -> accepting(outside, opened -> {
                // What a frozen environment had still to do is done with its next invocation, if there is one.
                boolean thawed = outside.simulation()
                        .dice()
                        .happens("thawed with " + opened.head().reference().shown(), 0.7);
                outside.simulation().after(Duration.ofMillis(200), () -> {
                    if (thawed) {
                        kept.accept(opened);
                    }
                });
                return new Acceptance.Stored();
            })),

    TOKEN_USED_TWICE(
            "I2",
            "every post of one copy of the form is a new submission",
            (outside, kept) -> receiving(outside, submission -> {
                var fresh = HexFormat.of().formatHex(outside.chance().bytes(16));
                return deployed(
                        outside,
                        submission.key().channel().equals(IdempotencyKey.PAGE)
                                ? keyed(
                                        submission,
                                        IdempotencyKey.PAGE,
                                        submission.key().form(),
                                        fresh)
                                : submission);
            })),

    RETRY_UNDER_A_NEW_KEY(
            "I2",
            "a store that did not answer is tried again under a new key",
            (outside, kept) -> receiving(outside, submission -> {
                try {
                    return deployed(outside, submission);
                } catch (UnavailableException first) {
                    var key = submission.key();
                    return deployed(outside, keyed(submission, key.channel(), key.form(), key.key() + "-again"));
                }
            })),

    ACCEPTED_WITHOUT_THE_STORE(
            "I1",
            "a store that does not answer is passed over",
            (outside, kept) -> receiving(outside, submission -> {
                try {
                    return deployed(outside, submission);
                } catch (UnavailableException passedOver) {
                    var reference = submission.key().reference(SampleCases.AUTHORITY.code());
                    return new Receipt.Accepted(reference, days(submission.receivedAt()), "token", false);
                }
            })),

    UNAVAILABLE_IS_A_REFUSAL(
            "I1",
            "a store that does not answer is taken for a request that is wrong",
            (outside, kept) -> receiving(outside, submission -> {
                try {
                    return deployed(outside, submission);
                } catch (UnavailableException refused) {
                    return new Receipt.Refused(List.of(new Problem("/child", "Send it later.")));
                }
            })),

    CLOCK_OF_THE_FUNCTION(
            "I3",
            "the day is that of the function's own clock, which is ten minutes fast",
            (outside, kept) -> receiving(
                    outside,
                    submission -> deployed(
                            outside,
                            received(submission, outside.simulation().now().plus(Duration.ofMinutes(10)))))),

    DAYS_OF_THE_REPLAY(
            "I1",
            "a replay is answered with the days that would follow from it",
            (outside, kept) -> receiving(outside, submission -> {
                var receipt = deployed(outside, submission);
                return receipt instanceof Receipt.Accepted accepted && accepted.replayed()
                        ? new Receipt.Accepted(
                                accepted.reference(), days(submission.receivedAt()), accepted.token(), true)
                        : receipt;
            })),

    OLD_HASH_KEY_DROPPED(
            "I1",
            "only the newest hash key is kept",
            (outside, kept) -> Build.AS_DEPLOYED.over(outside.with(onlyNewest(outside.secrets())))),

    MACHINES_THROWN_AWAY(
            "I1",
            "what looks like a machine is confirmed and not stored",
            (outside, kept) -> receiving(
                    outside,
                    submission -> submission.noted().contains(Noted.UNSEEN_FIELD_FILLED)
                            ? new Receipt.Accepted(
                                    submission.key().reference(SampleCases.AUTHORITY.code()),
                                    days(submission.receivedAt()),
                                    "token",
                                    false)
                            : deployed(outside, submission))),

    NAME_IN_THE_LOG(
            "I11",
            "a line says whose request it was",
            (outside, kept) -> receiving(outside, submission -> {
                outside.log()
                        .println(
                                "a request for " + submission.referral().child().surname());
                return deployed(outside, submission);
            })),

    NAME_IN_THE_HEAD(
            "I11",
            "the name by which duplicates are found is stored as it is",
            (outside, kept) -> accepting(outside, opened -> {
                var name = opened.person().referral().child().surname();
                return outside.cases()
                        .accept(new NewCase(
                                changed(
                                        opened.head(),
                                        Optional.of(name),
                                        opened.head().standing()),
                                opened.request(),
                                opened.person()));
            })),

    FAILURE_WITHOUT_A_WORD(
            "I14",
            "a store that does not answer ends in a defect",
            (outside, kept) -> receiving(outside, submission -> {
                try {
                    return deployed(outside, submission);
                } catch (UnavailableException cause) {
                    throw new IllegalStateException("not expected", cause);
                }
            })),

    HEAD_WITHOUT_VERSION(
            "I1",
            "facts and head are written over whatever was recorded since the case was read",
            (outside, kept) -> adding(
                    outside,
                    addition -> outside.simulation().call("cases.write", Fault.OF_WRITING, () -> kept.put(addition)))),

    FACTS_BEFORE_THE_HEAD(
            "I3",
            "the head is written after the facts, in a call of its own",
            (outside, kept) -> adding(outside, addition -> {
                var reference = addition.head().reference();
                var recorded = outside.simulation().call("cases.facts", Fault.OF_WRITING, () -> {
                    var before = kept.find(reference).orElseThrow();
                    if (!before.version().equals(addition.version())) {
                        return false;
                    }
                    kept.put(before.head(), addition.facts());
                    return true;
                });
                if (!recorded) {
                    return new Recording.ChangedMeanwhile();
                }
                return outside.simulation().call("cases.head", Fault.OF_WRITING, () -> {
                    kept.put(addition.head(), List.of());
                    return new Recording.Recorded(
                            kept.find(reference).orElseThrow().version());
                });
            })),

    RETRY_APPENDS_TWICE(
            "I2",
            "a recording that did not answer is tried again as a new one",
            (outside, kept) -> Build.AS_DEPLOYED.over(outside).staffApi(function -> (event, answer, context) -> {
                var sent = event.readAllBytes();
                var first = new ByteArrayOutputStream();
                function.handleRequest(new ByteArrayInputStream(sent), first, context);
                if (isUnavailable(first.toByteArray())) {
                    var again = changed(new ByteArrayInputStream(sent), PlantedBug::underANewKey);
                    function.handleRequest(again, answer, context);
                } else {
                    answer.write(first.toByteArray());
                }
            })),

    CHANGE_SWALLOWED(
            "I1",
            "a recording that others overtook is taken for one that went through",
            (outside, kept) -> adding(
                    outside,
                    addition -> outside.cases().record(addition) instanceof Recording.Recorded recorded
                            ? recorded
                            : new Recording.Recorded("swallowed"))),

    HEAD_OF_BEFORE(
            "I3",
            "the head keeps what it said before the facts",
            (outside, kept) -> adding(outside, addition -> {
                var head = addition.head();
                var before = kept.find(head.reference()).orElseThrow().head();
                var stale = changed(head, head.childByName(), before.standing());
                return outside.cases().record(new Addition(stale, addition.version(), addition.facts()));
            })),

    CORRECTION_LOSES_THE_OLD_FACT(
            "I1",
            "what a correction says is written over the fact that it corrects",
            (outside, kept) -> adding(outside, addition -> {
                var recording = outside.cases().record(addition);
                if (recording instanceof Recording.Recorded) {
                    kept.put(addition.head(), replacements(addition));
                }
                return recording;
            })),

    EXCEPTION_MOVES_A_DATE(
            "I3",
            "four weeks are added to what an exception stands beside",
            (outside, kept) -> reading(outside, kept, WrongReading.EXCEPTION_MOVES_THE_DATE)),

    MONTHS_WITHOUT_CLAMPING(
            "I3",
            "a month that has no such day lends it from the next",
            (outside, kept) -> reading(outside, kept, WrongReading.MONTHS_RUN_OVER)),

    HOLIDAY_OF_ANOTHER_NATION(
            "I3",
            "nobody works on 2 January and on St Andrew's Day",
            (outside, kept) -> reading(outside, kept, WrongReading.HOLIDAYS_OF_SCOTLAND)),

    LATE_FACT_PASSED_OVER(
            "I3",
            "what is keyed after something that happened later counts for nothing",
            (outside, kept) -> reading(outside, kept, WrongReading.LATE_FACTS_PASSED_OVER)),

    PLAN_NEVER_ENDS(
            "I3",
            "a plan that ceased or was transferred has deadlines as before",
            (outside, kept) -> reading(outside, kept, WrongReading.NOTHING_ENDS_A_PLAN)),

    CORRECTION_IS_FINAL(
            "I3",
            "a correction is not corrected by another",
            (outside, kept) -> reading(outside, kept, WrongReading.CORRECTIONS_ARE_FINAL)),

    OWNER_OF_BEFORE(
            "I3",
            "the head keeps the owner of before when the case is given away",
            (outside, kept) -> adding(outside, addition -> {
                var before =
                        kept.find(addition.head().reference()).orElseThrow().head();
                var stale = owned(addition.head(), before.authorityCode(), before.owner());
                return outside.cases().record(new Addition(stale, addition.version(), addition.facts()));
            })),

    COUNCIL_LEFT_OUT(
            "I12",
            "the head does not say of which council it is",
            (outside, kept) -> accepting(
                    outside,
                    opened -> outside.cases()
                            .accept(new NewCase(
                                    owned(opened.head(), "", opened.head().owner()),
                                    opened.request(),
                                    opened.person())))),

    GIVEN_TO_WHO_LEFT(
            "I10",
            "a case is given to whoever is named, active or not",
            (outside, kept) -> adding(
                    outside,
                    addition -> outside.simulation().call("cases.write", Fault.OF_WRITING, () -> {
                        var before = kept.find(addition.head().reference()).orElseThrow();
                        return before.version().equals(addition.version())
                                ? kept.put(addition)
                                : new Recording.ChangedMeanwhile();
                    }))),

    OWNER_ABSENT_FROM_THE_INDEX(
            "I10",
            "the index of owners does not show whom a case was given to",
            (outside, kept) -> Build.AS_DEPLOYED.over(outside.with(
                    outside.office().with(withoutOwners(outside.office().indexes()))))),

    STALE_ETAG_ACCEPTED(
            "I10",
            "nobody looks at the state of the case that a request is for",
            (outside, kept) -> Build.AS_DEPLOYED
                    .over(outside)
                    .asked(event -> changed(event, root -> {
                        if (root.path("multiValueHeaders") instanceof ObjectNode headers) {
                            headers.remove("If-Match");
                        }
                    }))),

    ROLE_FROM_A_HEADER(
            "I13",
            "what a caller may do is what a header says",
            (outside, kept) -> Build.AS_DEPLOYED
                    .over(outside)
                    .asked(event -> changed(event, root -> {
                        var roles =
                                root.path("multiValueHeaders").path("X-Roles").path(0);
                        if (roles.isTextual()
                                && root.path("requestContext").path("authorizer") instanceof ObjectNode caller) {
                            caller.set("roles", roles);
                        }
                    }))),

    HELD_SHOWN_TO_ALL(
            "I13",
            "everybody may see what is held",
            (outside, kept) -> Build.AS_DEPLOYED
                    .over(outside)
                    .asked(event -> changed(event, root -> {
                        if (root.path("requestContext").path("authorizer") instanceof ObjectNode caller
                                && caller.path("roles").asText().equals("CASEWORKER")) {
                            caller.put("roles", "CASEWORKER,INTAKE");
                        }
                    }))),

    READ_BEFORE_IT_IS_ON_RECORD(
            "I10",
            "that somebody read a case is put on record after the answer",
            (outside, kept) -> auditing(
                    outside,
                    readings -> outside.simulation()
                            .after(
                                    Duration.ofMillis(200),
                                    () -> outside.office().audit().record(readings)))),

    READ_WITHOUT_A_RECORD(
            "I10",
            "a case is shown also when that cannot be put on record",
            (outside, kept) -> auditing(outside, readings -> {
                try {
                    outside.office().audit().record(readings);
                } catch (UnavailableException passedOver) {
                    outside.simulation().note(() -> "it is not on record");
                }
            })),

    READING_WITHOUT_ITS_CASE(
            "I10",
            "it is on record that somebody read, and not what",
            (outside, kept) -> auditing(
                    outside,
                    readings -> outside.office()
                            .audit()
                            .record(readings.stream()
                                    .map(reading -> new Reading(
                                            Optional.empty(),
                                            reading.readBy(),
                                            reading.parts(),
                                            reading.route(),
                                            reading.at(),
                                            reading.correlationId()))
                                    .toList()))),

    STALE_HEADS_PASSED_OVER(
            "I16",
            "whoever derives heads anew takes all of them for those of this release",
            (outside, kept) -> Build.AS_DEPLOYED.over(outside.with(
                    outside.office().with(new Seen(outside.office().heads(), PlantedBug::ofThisRelease))))),

    REFOLDED_OVER_WHAT_WAS_RECORDED(
            "I3",
            "a head is derived anew from facts that were read a while ago, whatever was recorded since",
            (outside, kept) ->
                    Build.AS_DEPLOYED.over(outside.with(outside.office().with(unconditional(outside, kept))))),

    SEAL_BEFORE_THE_WRITE("I10", "what is being recorded is sealed before it is written", (outside, kept) -> {
        Map<Reference, HeadMark> expected = new HashMap<>();
        var ahead = outside.with(outside.office()
                .with(new Seen(outside.office().heads(), mark -> expected.getOrDefault(mark.reference(), mark))));
        return adding(ahead, addition -> {
            var head = addition.head();
            var version = OpenStore.version(head.reference(), TwoReleases.with(addition, kept));
            expected.put(
                    head.reference(),
                    new HeadMark(
                            head.reference(),
                            head.factCount(),
                            version,
                            head.standing().derivedBy()));
            return outside.cases().record(addition);
        });
    });

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String invariant;
    private final String what;
    private final BiFunction<Outside, OpenStore, UseCases> planted;

    PlantedBug(String invariant, String what, BiFunction<Outside, OpenStore, UseCases> planted) {
        this.invariant = invariant;
        this.what = what;
        this.planted = planted;
    }

    /** The invariant that it breaks at least. */
    String invariant() {
        return invariant;
    }

    String what() {
        return what;
    }

    /** A world with this defect in it. */
    IntakeWorld world(History history, Faults faults) {
        var kept = new OpenStore();
        return new IntakeWorld(history, faults, kept, outside -> planted.apply(outside, kept));
    }

    private static Receipt deployed(Outside outside, Submission submission) {
        return Build.AS_DEPLOYED.over(outside).receiving().apply(submission);
    }

    private static UseCases receiving(Outside outside, Function<Submission, Receipt> planted) {
        return Build.AS_DEPLOYED.over(outside).receiving(planted);
    }

    private static UseCases accepting(Outside outside, Function<NewCase, Acceptance> planted) {
        return over(outside, new Planted(outside.cases(), planted, outside.cases()::record));
    }

    private static UseCases adding(Outside outside, Function<Addition, Recording> planted) {
        return over(outside, new Planted(outside.cases(), outside.cases()::accept, planted));
    }

    /** Heads, and whoever folds their facts again, are of that reading. */
    private static UseCases reading(Outside outside, OpenStore kept, WrongReading wrong) {
        var cases = outside.cases();
        return over(
                        outside,
                        new Planted(
                                cases,
                                opened -> cases.accept(new NewCase(
                                        changed(
                                                opened.head(),
                                                opened.head().childByName(),
                                                wrong.apply(List.of(opened.request()))),
                                        opened.request(),
                                        opened.person())),
                                addition -> cases.record(new Addition(
                                        changed(
                                                addition.head(),
                                                addition.head().childByName(),
                                                wrong.apply(TwoReleases.with(addition, kept))),
                                        addition.version(),
                                        addition.facts()))))
                .folding(wrong);
    }

    /** The facts that are so instead, in the places of those that were corrected. */
    private static List<RecordedFact> replacements(Addition addition) {
        return addition.facts().stream()
                .filter(one -> one.fact() instanceof FactCorrected)
                .flatMap(one -> {
                    var correction = (FactCorrected) one.fact();
                    return correction.replacement().stream()
                            .map(fact -> new RecordedFact(
                                    correction.corrects(),
                                    fact,
                                    one.recordedAt(),
                                    one.recordedBy(),
                                    one.recordingKey()));
                })
                .toList();
    }

    private static UseCases over(Outside outside, CaseStore cases) {
        return Build.AS_DEPLOYED.over(outside.with(cases));
    }

    private record Planted(
            CaseStore cases, Function<NewCase, Acceptance> accepting, Function<Addition, Recording> adding)
            implements CaseStore {

        @Override
        public Acceptance accept(NewCase opened) {
            return accepting.apply(opened);
        }

        @Override
        public Optional<StoredCase> find(Reference reference) {
            return cases.find(reference);
        }

        @Override
        public Optional<WholeCase> findWhole(Reference reference) {
            return cases.findWhole(reference);
        }

        @Override
        public Recording record(Addition addition) {
            return adding.apply(addition);
        }
    }

    private static Function<NewCase, Acceptance> inOneCall(Outside outside, Function<NewCase, Acceptance> effect) {
        return opened -> outside.simulation().call("cases.accept", Fault.OF_WRITING, () -> effect.apply(opened));
    }

    /** The first call takes the key and writes a part; the second writes the whole. */
    private static Function<NewCase, Acceptance> inTwoCalls(Outside outside, OpenStore kept, Consumer<NewCase> part) {
        return opened -> {
            var held = outside.simulation().call("cases.part", Fault.OF_WRITING, () -> {
                var before = kept.find(opened.head().reference());
                if (before.isEmpty()) {
                    part.accept(opened);
                }
                return before;
            });
            if (held.isPresent()) {
                return new Acceptance.AlreadyHeld(held.get().head());
            }
            return outside.simulation().call("cases.rest", Fault.OF_WRITING, () -> {
                kept.put(opened);
                return new Acceptance.Stored();
            });
        };
    }

    private static Submission keyed(Submission submission, String channel, String form, String key) {
        return changed(
                submission, new IdempotencyKey(channel, form, key), submission.receivedAt(), submission.referral());
    }

    private static Submission received(Submission submission, Instant at) {
        return changed(submission, submission.key(), at, submission.referral());
    }

    private static Submission saying(Submission submission, String more) {
        var referral = submission.referral();
        return changed(
                submission,
                submission.key(),
                submission.receivedAt(),
                new Referral(
                        referral.requester(),
                        referral.child(),
                        referral.reason(),
                        referral.views() + more,
                        referral.otherPeopleInvolved()));
    }

    private static Submission changed(Submission submission, IdempotencyKey key, Instant at, Referral referral) {
        return new Submission(key, at, submission.route(), referral, submission.noted(), submission.original());
    }

    private static Acknowledgement days(Instant receivedAt) {
        var day = London.dayOf(receivedAt);
        return new Acknowledgement(day, day.plusWeeks(6), day.plusWeeks(20));
    }

    private static CaseHead changed(CaseHead head, Optional<String> childByName, CaseStanding standing) {
        return new CaseHead(
                head.reference(),
                head.authorityCode(),
                head.channel(),
                head.requestHash(),
                head.acknowledgement(),
                head.owner(),
                head.assignedOn(),
                childByName,
                head.childByUpn(),
                head.factCount(),
                standing);
    }

    private static CaseHead owned(CaseHead head, String authorityCode, String owner) {
        return new CaseHead(
                head.reference(),
                authorityCode,
                head.channel(),
                head.requestHash(),
                head.acknowledgement(),
                owner,
                head.assignedOn(),
                head.childByName(),
                head.childByUpn(),
                head.factCount(),
                head.standing());
    }

    private static UseCases auditing(Outside outside, Consumer<List<Reading>> recording) {
        return Build.AS_DEPLOYED.over(outside.with(outside.office().with(new AuditTrail() {
            @Override
            public void record(List<Reading> readings) {
                recording.accept(readings);
            }

            @Override
            public Page of(Reference reference, Optional<String> after) {
                return outside.office().audit().of(reference, after);
            }
        })));
    }

    private static CaseIndexes withoutOwners(CaseIndexes indexes) {
        return new CaseIndexes() {
            @Override
            public IndexPage<WorklistEntry> worklist(String owner, LocalDate until, Optional<IndexPosition> after) {
                return indexes.worklist(owner, until, after);
            }

            @Override
            public IndexPage<Reference> ownedBy(String owner, Optional<IndexPosition> after) {
                return new IndexPage<>(List.of(), Optional.empty());
            }

            @Override
            public List<Reference> withChildName(String hash) {
                return indexes.withChildName(hash);
            }

            @Override
            public List<Reference> withChildUpn(String hash) {
                return indexes.withChildUpn(hash);
            }
        };
    }

    /** Heads as somebody sees and rewrites them who does either wrong. */
    private record Seen(
            CaseHeads heads, UnaryOperator<HeadMark> seen, BiFunction<CaseHead, String, CaseHeads.Refolding> refolding)
            implements CaseHeads {

        private Seen(CaseHeads heads, UnaryOperator<HeadMark> seen) {
            this(heads, seen, heads::refold);
        }

        @Override
        public List<String> walks() {
            return heads.walks();
        }

        @Override
        public Page page(String walk, Optional<String> after) {
            var page = heads.page(walk, after);
            return new Page(page.heads().stream().map(seen).toList(), page.after());
        }

        @Override
        public Optional<HeadMark> find(Reference reference) {
            return heads.find(reference).map(seen);
        }

        @Override
        public Refolding refold(CaseHead head, String version) {
            return refolding.apply(head, version);
        }
    }

    /** Rewrites heads a while after their facts were read, in whatever state the case is by then. */
    private static CaseHeads unconditional(Outside outside, OpenStore kept) {
        var heads = outside.office().heads();
        return new Seen(heads, UnaryOperator.identity(), (head, _) -> {
            outside.simulation().pass(Duration.ofSeconds(15));
            return heads.refold(head, kept.find(head.reference()).orElseThrow().version());
        });
    }

    private static HeadMark ofThisRelease(HeadMark mark) {
        return new HeadMark(
                mark.reference(),
                mark.factCount(),
                mark.version(),
                Derivation.current().versions());
    }

    private static boolean isUnavailable(byte[] answer) throws IOException {
        return JSON.readTree(answer).path("statusCode").asInt() == 503;
    }

    private static void underANewKey(ObjectNode event) {
        if (event.path("multiValueHeaders") instanceof ObjectNode headers && headers.has("Idempotency-Key")) {
            var key = headers.path("Idempotency-Key").path(0).asText();
            headers.putArray("Idempotency-Key").add(key + "-again");
        }
    }

    private static InputStream changed(InputStream event, Consumer<ObjectNode> change) {
        try {
            var root = JSON.readValue(event, ObjectNode.class);
            change.accept(root);
            return new ByteArrayInputStream(JSON.writeValueAsBytes(root));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static IntakeSecrets onlyNewest(IntakeSecrets secrets) {
        return new IntakeSecrets() {
            @Override
            public HashKeys hashKeys() {
                var keys = secrets.hashKeys();
                int version = keys.currentVersion();
                return new HashKeys(Map.of(version, keys.key(version).orElseThrow()));
            }

            @Override
            public TokenRing tokenRing() {
                return secrets.tokenRing();
            }
        };
    }
}
