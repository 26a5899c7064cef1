package org.twentyweeks.testkit.casework;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.TokenRing;

/** An invented council, its secrets, and cases as its intake opens them. */
public final class SampleCases {

    /** The invented council {@code 000}. */
    public static final Authority AUTHORITY = new Authority(
            "000",
            "Saltmere Council",
            new Authority.Contact("01632 960000", "send@saltmere.example.org", List.of("Quay House", "Saltmere")),
            List.of("ZZ1"),
            "team:intake");

    /** Thursday 15 January 2026, mid-morning. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-01-15T10:30:00Z");

    private SampleCases() {}

    /** Secrets that everybody may know. */
    public static IntakeSecrets secrets() {
        return new IntakeSecrets() {
            @Override
            public HashKeys hashKeys() {
                return new HashKeys(Map.of(1, "sample-hash-key"));
            }

            @Override
            public TokenRing tokenRing() {
                return new TokenRing("sample-token-secret", Optional.empty());
            }
        };
    }

    /** Intake of the invented council into that store. Its salts are zeros. */
    public static ReceiveReferral intake(CaseStore cases) {
        return new ReceiveReferral(AUTHORITY, cases, secrets(), byte[]::new);
    }

    public static Submission submission(String key, Referral referral) {
        return new Submission(
                new IdempotencyKey(IdempotencyKey.API, "", key),
                RECEIVED_AT,
                Route.API,
                referral,
                Set.of(),
                Bytes.of("{\"sample\":true}".getBytes(StandardCharsets.UTF_8)));
    }

    /** The case that intake opens for a request under that key. */
    public static NewCase opened(String key, Referral referral) {
        return opened(submission(key, referral));
    }

    /** The case that intake opens for a request that a machine may have sent. */
    public static NewCase held(String key, Referral referral) {
        var sample = submission(key, referral);
        return opened(new Submission(
                sample.key(),
                sample.receivedAt(),
                sample.route(),
                referral,
                Set.of(Noted.SENT_TOO_SOON),
                sample.original()));
    }

    private static NewCase opened(Submission submission) {
        var cases = new InMemoryCaseStore();
        intake(cases).receive(submission);
        return cases.whole(submission.key().reference(AUTHORITY.code())).orElseThrow();
    }

    /** What a caseworker adds to a case as it was read, and the head that follows. */
    public static Addition addition(StoredCase before, Fact... facts) {
        var all = new ArrayList<>(before.facts());
        for (Fact fact : facts) {
            all.add(new RecordedFact(
                    all.size() + 1,
                    fact,
                    RECEIVED_AT.plus(Duration.ofDays(30)),
                    "staff:0007",
                    Optional.of(Sha256.hex("sample"))));
        }
        return new Addition(
                before.head().folded(CaseFile.of(all), AUTHORITY.intakeTeam()),
                before.version(),
                all.subList(before.facts().size(), all.size()));
    }
}
