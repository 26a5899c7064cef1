package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.TokenRing;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The secrets of a function in Secrets Manager, read when they are first needed and again after fifteen minutes. While
 * Secrets Manager cannot be reached, what was read last still serves: a request is worth more than a fresh key.
 *
 * <p>Hash keys are one JSON object of version to key. The token ring is one generated text, in its stages
 * {@code AWSCURRENT} and {@code AWSPREVIOUS}.
 */
public final class SecretsManagerSecrets implements IntakeSecrets {

    private static final long KEPT_NANOSECONDS = TimeUnit.MINUTES.toNanos(15);

    /** Between two vain attempts: each can take seconds, which the sender of every request would wait. */
    private static final long TRIED_AGAIN_NANOSECONDS = TimeUnit.MINUTES.toNanos(1);

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    /** A stage that no version is ever given. */
    private static final String REHEARSAL = "REHEARSAL";

    private final Kept<HashKeys> hashKeys;
    private final Kept<TokenRing> tokenRing;

    public SecretsManagerSecrets(SecretsManagerClient secretsManager, String hashKeysSecret, String tokenSecret) {
        this(secretsManager, hashKeysSecret, tokenSecret, System::nanoTime);
    }

    SecretsManagerSecrets(
            SecretsManagerClient secretsManager, String hashKeysSecret, String tokenSecret, LongSupplier nanoseconds) {
        this(
                stage -> read(secretsManager, hashKeysSecret, stage),
                stage -> read(secretsManager, tokenSecret, stage),
                nanoseconds);
    }

    private SecretsManagerSecrets(Versions hashKeys, Versions token, LongSupplier nanoseconds) {
        this.hashKeys = new Kept<>(() -> readHashKeys(hashKeys), nanoseconds);
        this.tokenRing = new Kept<>(() -> readTokenRing(token), nanoseconds);
    }

    /** The token ring alone, for a function that may read nothing else. */
    public static Supplier<TokenRing> tokenRing(SecretsManagerClient secretsManager, String tokenSecret) {
        return new Kept<>(() -> readTokenRing(stage -> read(secretsManager, tokenSecret, stage)), System::nanoTime)
                ::value;
    }

    /**
     * Made-up secrets for a rehearsal. Secrets Manager is asked as always, but for a version that never exists: no true
     * secret comes into a snapshot.
     */
    public static IntakeSecrets rehearsal(
            SecretsManagerClient secretsManager, String hashKeysSecret, String tokenSecret) {
        return new SecretsManagerSecrets(
                rehearsed(secretsManager, hashKeysSecret, "{\"1\":\"rehearsal\"}"),
                rehearsed(secretsManager, tokenSecret, "rehearsal"),
                System::nanoTime);
    }

    /** The same for {@link #tokenRing}. */
    public static Supplier<TokenRing> tokenRingRehearsal(SecretsManagerClient secretsManager, String tokenSecret) {
        return () -> readTokenRing(rehearsed(secretsManager, tokenSecret, "rehearsal"));
    }

    private static Versions rehearsed(SecretsManagerClient secretsManager, String secret, String madeUp) {
        return stage -> {
            try {
                return read(secretsManager, secret, REHEARSAL);
            } catch (ResourceNotFoundException asExpected) {
                return madeUp;
            }
        };
    }

    @Override
    public HashKeys hashKeys() {
        return hashKeys.value();
    }

    @Override
    public TokenRing tokenRing() {
        return tokenRing.value();
    }

    private static HashKeys readHashKeys(Versions versions) {
        return StrictJson.read(versions.read(CURRENT))
                .flatMap(SecretsManagerSecrets::hashKeys)
                .orElseThrow(() -> new IllegalStateException(
                        "The secret of the hash keys is not a JSON object of version to key"));
    }

    private static Optional<HashKeys> hashKeys(JsonNode versions) {
        Map<Integer, String> keys = new HashMap<>();
        for (Map.Entry<String, JsonNode> version : versions.properties()) {
            var key = version.getValue();
            if (!VERSION.matcher(version.getKey()).matches()
                    || !key.isTextual()
                    || key.asText().isBlank()) {
                return Optional.empty();
            }
            keys.put(Integer.valueOf(version.getKey()), key.asText());
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new HashKeys(keys));
    }

    private static TokenRing readTokenRing(Versions versions) {
        return new TokenRing(versions.read(CURRENT), readPrevious(versions));
    }

    private static Optional<String> readPrevious(Versions versions) {
        try {
            return Optional.of(versions.read(PREVIOUS));
        } catch (ResourceNotFoundException neverRotated) {
            return Optional.empty();
        }
    }

    private static String read(SecretsManagerClient secretsManager, String secret, String stage) {
        return secretsManager
                .getSecretValue(request -> request.secretId(secret).versionStage(stage))
                .secretString();
    }

    /** The versions of one secret, by stage. */
    @FunctionalInterface
    private interface Versions {

        String read(String stage);
    }

    /** A value and when to read it again. */
    private static final class Kept<T> {

        private final Supplier<T> reader;
        private final LongSupplier nanoseconds;
        private @Nullable T value;
        private long readAgainAt;

        Kept(Supplier<T> reader, LongSupplier nanoseconds) {
            this.reader = reader;
            this.nanoseconds = nanoseconds;
        }

        synchronized T value() {
            var kept = value;
            long now = nanoseconds.getAsLong();
            if (kept != null && now - readAgainAt < 0) {
                return kept;
            }
            try {
                var read = reader.get();
                value = read;
                readAgainAt = now + KEPT_NANOSECONDS;
                return read;
            } catch (SdkException unreachable) {
                if (kept == null) {
                    throw new UnavailableException("Secrets Manager did not answer", unreachable);
                }
                readAgainAt = now + TRIED_AGAIN_NANOSECONDS;
                return kept;
            }
        }
    }
}
