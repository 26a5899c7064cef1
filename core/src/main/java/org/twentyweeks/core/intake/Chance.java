package org.twentyweeks.core.intake;

import java.security.SecureRandom;

/** Where unguessable bytes come from. */
@FunctionalInterface
public interface Chance {

    /** That many bytes that nobody can predict. */
    byte[] bytes(int count);

    /**
     * The platform's generator for secrets, a new one for each call: one made before a snapshot of the process would give
     * every restored copy the same bytes.
     */
    static Chance unpredictable() {
        return count -> {
            var bytes = new byte[count];
            new SecureRandom().nextBytes(bytes);
            return bytes;
        };
    }
}
