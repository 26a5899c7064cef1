package org.twentyweeks.simulator;

import java.time.Instant;
import java.util.Optional;
import org.twentyweeks.core.hashing.Bytes;

/**
 * What a sender sent and saw.
 *
 * @param by who sent it
 * @param key the idempotency key, with its channel
 * @param content what was asked for; absent when it was nonsense
 * @param sentAt when the gateway received it
 * @param answer absent when none came
 */
record Observation(String by, Key key, Optional<Content> content, Bytes body, Instant sentAt, Optional<Seen> answer) {

    /** The text of the key of a page that was shown without a token: there is nothing by which it could be known again. */
    static final String NO_TOKEN = "no token";

    /** An idempotency key as this test tells them apart. */
    record Key(String channel, String text) {}

    /**
     * @param status of the answer, or of the page
     * @param reference the one it names
     * @param text the answer itself
     */
    record Seen(int status, Optional<String> reference, String text) {

        boolean accepts() {
            return (status == 201 || status == 200) && reference.isPresent();
        }
    }
}
