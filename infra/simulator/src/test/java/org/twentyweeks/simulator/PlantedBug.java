package org.twentyweeks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.simulation.Fault;

/** Defects that people write, each of which the invariants must catch. What is wrong is said in one line. */
enum PlantedBug {
    DEDUPE_AFTER_WRITE(
            "I1",
            "the item is written first, and then it is looked whether one was there",
            (outside, kept) -> over(outside, accepting(outside, opened -> {
                var before = kept.get(opened.head().reference());
                kept.put(opened);
                return before == null ? new Acceptance.Stored() : new Acceptance.AlreadyHeld(before.head());
            }))),

    HELD_ITEM_NOT_LOOKED_AT(
            "I2",
            "a failed condition is taken for a replay, without a look at the item that is there",
            (outside, kept) ->
                    over(outside, refusing(outside, (opened, held) -> new Acceptance.AlreadyHeld(opened.head())))),

    FAILED_CONDITION_IS_A_CLASH(
            "I1",
            "a failed condition is taken for another request, without a look at the item",
            (outside, kept) -> submission -> {
                var receipt = deployed(outside).apply(submission);
                return receipt instanceof Receipt.Accepted accepted && accepted.replayed()
                        ? new Receipt.Clash(accepted.reference())
                        : receipt;
            }),

    CHECK_THEN_ACT(
            "I1",
            "it is looked whether an item is there, and then one is written without a condition",
            (outside, kept) -> over(outside, new Planted(opened -> {
                var before = outside.simulation()
                        .call(
                                "cases.read",
                                Fault.OF_READING,
                                () -> Optional.ofNullable(kept.get(opened.head().reference())));
                if (before.isPresent()) {
                    return new Acceptance.AlreadyHeld(before.get().head());
                }
                return outside.simulation().call("cases.write", Fault.OF_WRITING, () -> {
                    kept.put(opened);
                    return new Acceptance.Stored();
                });
            }))),

    KEY_EXPIRES("I1", "after a day a key counts as new", (outside, kept) -> {
        Map<Reference, Instant> since = ofWorld(outside);
        return over(outside, accepting(outside, opened -> {
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
            (outside, kept) -> over(outside, new Planted(opened -> {
                var acceptance = outside.simulation().call("cases.head", Fault.OF_WRITING, () -> {
                    var held = kept.get(opened.head().reference());
                    if (held != null) {
                        return new Acceptance.AlreadyHeld(held.head());
                    }
                    kept.put(opened.head(), List.of(), opened.person().original());
                    return (Acceptance) new Acceptance.Stored();
                });
                if (acceptance instanceof Acceptance.Stored) {
                    outside.simulation().call("cases.fact", Fault.OF_WRITING, () -> {
                        kept.put(opened);
                        return true;
                    });
                }
                return acceptance;
            }))),

    PERSON_OUTSIDE_THE_TRANSACTION(
            "I1",
            "the personal part is written after the head",
            (outside, kept) -> over(outside, new Planted(opened -> {
                var acceptance = outside.simulation().call("cases.head", Fault.OF_WRITING, () -> {
                    var held = kept.get(opened.head().reference());
                    if (held != null) {
                        return new Acceptance.AlreadyHeld(held.head());
                    }
                    kept.put(opened.head(), List.of(opened.request()), Bytes.of(new byte[0]));
                    return (Acceptance) new Acceptance.Stored();
                });
                if (acceptance instanceof Acceptance.Stored) {
                    outside.simulation().call("cases.person", Fault.OF_WRITING, () -> {
                        kept.put(opened);
                        return true;
                    });
                }
                return acceptance;
            }))),

    UNSCOPED_KEY(
            "I2",
            "a key is the same key in every channel",
            (outside, kept) -> submission -> deployed(outside)
                    .apply(keyed(
                            submission,
                            new IdempotencyKey(
                                    IdempotencyKey.API, "", submission.key().key())))),

    HASH_OVER_UNMAPPED_FIELDS(
            "I1",
            "the request hash covers how the request was written",
            (outside, kept) -> submission -> deployed(outside)
                    .apply(saying(
                            submission,
                            Integer.toHexString(submission.original().hashCode())))),

    HASH_OVER_THE_TIME(
            "I1",
            "the request hash covers when the request came",
            (outside, kept) -> submission -> deployed(outside)
                    .apply(saying(submission, submission.receivedAt().toString()))),

    CONFLICT_SWALLOWED(
            "I1",
            "a transaction that did not go through is taken for one that did",
            (outside, kept) -> over(outside, new Planted(opened -> {
                try {
                    return outside.cases().accept(opened);
                } catch (UnavailableException swallowed) {
                    return new Acceptance.Stored();
                }
            }))),

    ANSWER_BEFORE_COMMIT(
            "I1",
            "the answer is given while the write is on its way",
            (outside, kept) -> over(outside, new Planted(opened -> {
                // What a frozen environment had still to do is done with its next invocation, if there is one.
                var reference = opened.head().reference();
                boolean frozen = outside.simulation().dice().happens("frozen with " + reference.shown(), 0.3);
                outside.simulation().after(Duration.ofMillis(200), () -> {
                    if (!frozen) {
                        kept.accept(opened);
                    }
                });
                return new Acceptance.Stored();
            }))),

    TOKEN_USED_TWICE(
            "I2",
            "every post of one copy of the form is a new submission",
            (outside, kept) -> submission -> deployed(outside)
                    .apply(
                            submission.key().channel().equals(IdempotencyKey.PAGE)
                                    ? keyed(
                                            submission,
                                            new IdempotencyKey(
                                                    IdempotencyKey.PAGE,
                                                    submission.key().form(),
                                                    HexFormat.of()
                                                            .formatHex(outside.chance()
                                                                    .bytes(16))))
                                    : submission)),

    RETRY_UNDER_A_NEW_KEY(
            "I2", "a store that did not answer is tried again under a new key", (outside, kept) -> submission -> {
                try {
                    return deployed(outside).apply(submission);
                } catch (UnavailableException first) {
                    return deployed(outside)
                            .apply(keyed(
                                    submission,
                                    new IdempotencyKey(
                                            submission.key().channel(),
                                            submission.key().form(),
                                            submission.key().key() + "-again")));
                }
            }),

    ACCEPTED_WITHOUT_THE_STORE("I1", "a store that does not answer is passed over", (outside, kept) -> submission -> {
        try {
            return deployed(outside).apply(submission);
        } catch (UnavailableException passedOver) {
            return new Receipt.Accepted(
                    submission.key().reference(SampleCases.AUTHORITY.code()),
                    days(submission.receivedAt()),
                    "token",
                    false);
        }
    }),

    UNAVAILABLE_IS_A_REFUSAL(
            "I1",
            "a store that does not answer is taken for a request that is wrong",
            (outside, kept) -> submission -> {
                try {
                    return deployed(outside).apply(submission);
                } catch (UnavailableException refused) {
                    return new Receipt.Refused(List.of(new Problem("/child", "Send it later.")));
                }
            }),

    CLOCK_OF_THE_FUNCTION(
            "I3",
            "the day is that of the function's own clock, which is ten minutes fast",
            (outside, kept) -> submission -> deployed(outside)
                    .apply(received(submission, outside.simulation().now().plus(Duration.ofMinutes(10))))),

    DAYS_OF_THE_REPLAY(
            "I1",
            "a replay is answered with the days that would follow from it",
            (outside, kept) -> submission -> deployed(outside).apply(submission) instanceof Receipt.Accepted accepted
                            && accepted.replayed()
                    ? new Receipt.Accepted(accepted.reference(), days(submission.receivedAt()), accepted.token(), true)
                    : deployed(outside).apply(submission)),

    OLD_HASH_KEY_DROPPED(
            "I1",
            "only the newest hash key is kept",
            (outside, kept) -> new ReceiveReferral(
                    SampleCases.AUTHORITY, outside.cases(), onlyNewest(outside.secrets()), outside.chance())::receive),

    NAME_IN_THE_LOG("I11", "a line says whose request it was", (outside, kept) -> submission -> {
        outside.log()
                .println("received a request for "
                        + submission.referral().child().surname());
        return deployed(outside).apply(submission);
    }),

    NAME_IN_THE_HEAD(
            "I11",
            "the name by which duplicates are found is stored as it is",
            (outside, kept) -> over(
                    outside,
                    new Planted(opened -> outside.cases()
                            .accept(new NewCase(
                                    named(
                                            opened.head(),
                                            opened.person().referral().child().surname()),
                                    opened.request(),
                                    opened.person()))))),

    FAILURE_WITHOUT_A_WORD("I14", "a store that does not answer ends in a defect", (outside, kept) -> submission -> {
        try {
            return deployed(outside).apply(submission);
        } catch (UnavailableException cause) {
            throw new IllegalStateException("not expected", cause);
        }
    });

    private final String invariant;
    private final String what;
    private final BiFunction<Outside, OpenStore, Function<Submission, Receipt>> planted;

    PlantedBug(String invariant, String what, BiFunction<Outside, OpenStore, Function<Submission, Receipt>> planted) {
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
    IntakeWorld world(History history, org.twentyweeks.testkit.simulation.Faults faults) {
        var kept = new OpenStore();
        return new IntakeWorld(history, faults, kept, outside -> planted.apply(outside, kept));
    }

    private static Function<Submission, Receipt> deployed(Outside outside) {
        return Build.AS_DEPLOYED.receiving(outside);
    }

    private static Function<Submission, Receipt> over(Outside outside, CaseStore cases) {
        return new ReceiveReferral(SampleCases.AUTHORITY, cases, outside.secrets(), outside.chance())::receive;
    }

    /** A store of which only accepting is planted. */
    private record Planted(Function<NewCase, Acceptance> accepting) implements CaseStore {

        @Override
        public Acceptance accept(NewCase opened) {
            return accepting.apply(opened);
        }

        @Override
        public Optional<StoredCase> find(Reference reference) {
            throw new UnsupportedOperationException("Intake reads nothing");
        }
    }

    private static CaseStore accepting(Outside outside, Function<NewCase, Acceptance> effect) {
        return new Planted(
                opened -> outside.simulation().call("cases.accept", Fault.OF_WRITING, () -> effect.apply(opened)));
    }

    private static CaseStore refusing(Outside outside, BiFunction<NewCase, CaseHead, Acceptance> refused) {
        return new Planted(opened -> outside.cases().accept(opened) instanceof Acceptance.AlreadyHeld(CaseHead held)
                ? refused.apply(opened, held)
                : new Acceptance.Stored());
    }

    private static Map<Reference, Instant> ofWorld(Outside outside) {
        return new HashMap<>();
    }

    private static Submission keyed(Submission submission, IdempotencyKey key) {
        return new Submission(
                key,
                submission.receivedAt(),
                submission.route(),
                submission.referral(),
                submission.noted(),
                submission.original());
    }

    private static Submission received(Submission submission, Instant at) {
        return new Submission(
                submission.key(),
                at,
                submission.route(),
                submission.referral(),
                submission.noted(),
                submission.original());
    }

    private static Submission saying(Submission submission, String more) {
        var referral = submission.referral();
        return new Submission(
                submission.key(),
                submission.receivedAt(),
                submission.route(),
                new Referral(
                        referral.requester(),
                        referral.child(),
                        referral.reason(),
                        referral.views() + more,
                        referral.otherPeopleInvolved()),
                submission.noted(),
                submission.original());
    }

    private static Acknowledgement days(Instant receivedAt) {
        var day = London.dayOf(receivedAt);
        return new Acknowledgement(day, day.plusWeeks(6), day.plusWeeks(20));
    }

    private static CaseHead named(CaseHead head, String name) {
        return new CaseHead(
                head.reference(),
                head.authorityCode(),
                head.channel(),
                head.requestHash(),
                head.acknowledgement(),
                head.owner(),
                head.assignedOn(),
                Optional.of(name),
                head.childByUpn(),
                head.factCount(),
                head.standing());
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
