package org.twentyweeks.referralform;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * Everything the function reaches beyond itself.
 *
 * @param ring what signs tokens, read when it is needed
 * @param telemetry is told what became of each invocation
 */
public record FormPorts(Authority authority, Supplier<TokenRing> ring, Chance chance, Telemetry telemetry) {

    /** A new token for an empty form that is shown at that moment. */
    String tokenOfEmptyForm(Instant shownAt) {
        return token(signing -> FormToken.issue(chance, signing, shownAt));
    }

    /** A new token for a form on which something is answered and that had none. */
    String tokenOfBegunForm() {
        return token(signing -> FormToken.issue(chance, signing));
    }

    /**
     * Empty while the secret cannot be read. A page without a token is worth more than no page: it gets one with a later
     * page, or when it is sent.
     */
    private String token(Function<TokenRing, String> issuing) {
        try {
            return issuing.apply(ring.get());
        } catch (UnavailableException later) {
            return "";
        }
    }
}
