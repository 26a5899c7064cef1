package org.twentyweeks.sqs;

/** A queue to which a function sends work for itself or another. */
@FunctionalInterface
public interface Messages {

    /**
     * Sends one message, JSON in UTF-8. It may arrive twice, and in any order.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the queue did not answer; the message may be sent all
     *     the same
     */
    void send(byte[] json);
}
