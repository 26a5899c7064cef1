package org.twentyweeks.referralform;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.TokenRing;

/**
 * Everything the function reaches beyond itself.
 *
 * @param ring what signs tokens, read when it is needed
 * @param log where the line of each invocation goes
 */
public record FormPorts(Authority authority, Supplier<TokenRing> ring, Chance chance, PrintStream log) {

    /**
     * A new token with each call; an empty one while the secret cannot be read. A page without a token is worth more than
     * no page: it gets one with a later page, or when it is sent.
     */
    Supplier<String> tokens() {
        return () -> {
            try {
                return FormToken.issue(chance, ring.get());
            } catch (UnavailableException later) {
                return "";
            }
        };
    }
}
