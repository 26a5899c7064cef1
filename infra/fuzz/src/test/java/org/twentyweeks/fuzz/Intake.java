package org.twentyweeks.fuzz;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;

/** The use case with fixed secrets and a store in memory, which a target can call some thousand times a second. */
public final class Intake {

    public static final TokenRing RING = new TokenRing("a-token-secret", Optional.empty());
    public static final Authority AUTHORITY = AuthorityFile.read("000");

    /** The same bytes every time: a fuzzer must be able to run an input again. */
    public static final Chance CHANCE = byte[]::new;

    private static final HashKeys KEYS = new HashKeys(Map.of(1, "a-hash-key"));

    private Intake() {}

    public static ReceiveReferral into(InMemoryCaseStore cases) {
        return new ReceiveReferral(
                AUTHORITY,
                cases,
                new IntakeSecrets() {
                    @Override
                    public HashKeys hashKeys() {
                        return KEYS;
                    }

                    @Override
                    public TokenRing tokenRing() {
                        return RING;
                    }
                },
                CHANCE);
    }

    /** The request under one key of that channel, on one day. */
    public static Submission submission(String channel, Referral referral, Bytes original) {
        return new Submission(
                new IdempotencyKey(channel, "", "key"),
                Instant.parse("2026-01-15T10:30:00Z"),
                channel.equals(IdempotencyKey.PAGE) ? Route.FORM : Route.API,
                referral,
                Set.of(),
                original);
    }

    /** A request by somebody of a child born on that day, or on what is typed for one. */
    public static Referral born(String typed) {
        return new Referral(
                new Referral.Requester("", "", "o@example.org", "", ""),
                new Referral.Child("Idris", "", "", typed, "", List.of(), "", "", "", "", ""),
                "",
                "",
                "");
    }
}
