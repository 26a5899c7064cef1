package org.twentyweeks.staffauthorizer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.UnavailableException;

/**
 * The issuer's keys, kept between tokens.
 *
 * <p>They are read again after fifteen minutes, so that a key that the issuer took back opens nothing for longer; and at once
 * for a token signed with a key that is not among them, because issuers change keys. That happens at most every half minute:
 * anybody can send tokens that name made-up keys. While the issuer cannot be reached, what was read in the last hour still
 * serves, and after that nobody gets in.
 */
final class KeptKeys implements SigningKeys {

    private static final long FRESH = TimeUnit.MINUTES.toNanos(15);
    private static final long KEPT_MAX = TimeUnit.HOURS.toNanos(1);
    private static final long LOOKED_AGAIN = TimeUnit.SECONDS.toNanos(30);

    /** After a vain attempt, which can take seconds that each caller would wait. */
    private static final long TRIED_AGAIN = TimeUnit.SECONDS.toNanos(10);

    private final Publication publication;
    private final LongSupplier nanoseconds;

    private @Nullable JWKSet kept;
    private long readAt;
    private @Nullable Long lookedAt;
    private @Nullable Long failedAt;

    KeptKeys(Publication publication, LongSupplier nanoseconds) {
        this.publication = publication;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public synchronized Optional<JWK> key(String keyId) {
        long now = nanoseconds.getAsLong();
        var keys = kept(now);
        var found = find(keys, keyId);
        if (found.isEmpty() && isOver(lookedAt, LOOKED_AGAIN, now) && readAt != now) {
            lookedAt = now;
            found = find(read(now), keyId);
        }
        return found;
    }

    private JWKSet kept(long now) {
        var before = kept;
        if (before == null) {
            return read(now);
        }
        if (now - readAt < FRESH) {
            return before;
        }
        try {
            return read(now);
        } catch (UnavailableException unreachable) {
            if (now - readAt >= KEPT_MAX) {
                throw unreachable;
            }
            return before;
        }
    }

    private JWKSet read(long now) {
        if (!isOver(failedAt, TRIED_AGAIN, now)) {
            throw new UnavailableException("The issuer's keys could not be read a moment ago");
        }
        try {
            var read = publication.read();
            kept = read;
            readAt = now;
            failedAt = null;
            return read;
        } catch (UnavailableException unreachable) {
            failedAt = now;
            throw unreachable;
        }
    }

    private static Optional<JWK> find(JWKSet keys, String keyId) {
        return Optional.ofNullable(keys.getKeyByKeyId(keyId));
    }

    private static boolean isOver(@Nullable Long since, long time, long now) {
        return since == null || now - since >= time;
    }
}
