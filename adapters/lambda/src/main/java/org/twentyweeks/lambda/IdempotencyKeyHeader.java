package org.twentyweeks.lambda;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.intake.Chance;

/** The header by which a sender makes sending again harmless. */
public final class IdempotencyKeyHeader {

    private static final int MADE_KEY_BYTES = 16;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private IdempotencyKeyHeader() {}

    /**
     * The sender's key; empty when none was sent.
     *
     * @throws RefusedException when it cannot be used, or was sent more than once
     */
    public static Optional<String> read(HttpRequest request) {
        var keys = request.header("Idempotency-Key");
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new RefusedException(
                    ProblemReply.of(
                            400,
                            "idempotency-key",
                            "The Idempotency-Key cannot be used",
                            "Send one Idempotency-Key header of 1 to 255 visible ASCII characters, or none. Nothing was stored."));
        }
        return Optional.of(keys.getFirst());
    }

    /** A submission without a key is always a new case: two cases cost a clerk a minute, a lost one costs a child weeks. */
    public static String made(Chance chance) {
        return "made:" + HexFormat.of().formatHex(chance.bytes(MADE_KEY_BYTES));
    }
}
