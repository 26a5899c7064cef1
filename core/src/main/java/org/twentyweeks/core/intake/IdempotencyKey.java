package org.twentyweeks.core.intake;

import java.util.List;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;

/**
 * What makes a submission one submission, however often it arrives.
 *
 * @param channel where it came in: {@code api}, {@code page}, {@code staff}, or the name of a form engine
 * @param form which form, where a channel has several; for {@code staff}, the id of whoever types it in; empty for
 *     {@code api}
 * @param key the sender's own key, or one made for a submission that came without
 */
public record IdempotencyKey(String channel, String form, String key) {

    /** The channel of JSON requests. */
    public static final String API = "api";

    /** The channel of what staff type in. */
    public static final String STAFF = "staff";

    /** The channel of the council's own form. */
    public static final String PAGE = "page";

    /**
     * The reference that this submission has at that council. It is computed and not drawn, so that the condition on the
     * case's own head is what keeps a submission from being stored twice.
     */
    public Reference reference(String authorityCode) {
        return Reference.ofDigest(Sha256.ofTexts(List.of("case", "v1", authorityCode, channel, form, key)));
    }

    /** Without the key: a sender may have put something personal in it. */
    @Override
    public String toString() {
        return "IdempotencyKey[" + channel + "]";
    }
}
