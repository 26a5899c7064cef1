package org.twentyweeks.core.casework;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.twentyweeks.core.hashing.Sha256;

/**
 * The chain that ties each fact of a case to the one before it, so that a change to any stored byte shows.
 *
 * <p>It runs over the bytes as they are stored, never over a fact written anew: another release might write it
 * otherwise. It begins with {@link Reference#chainStart()}.
 */
public final class FactChain {

    private FactChain() {}

    /**
     * The hash of a fact, as 64 lower-case hex digits: the SHA-256 of the previous hash's hex digits in ASCII and, right
     * behind them, the stored bytes.
     */
    public static String next(String previousHash, byte[] storedBytes) {
        var chained = new ByteArrayOutputStream();
        chained.writeBytes(previousHash.getBytes(StandardCharsets.US_ASCII));
        chained.writeBytes(storedBytes);
        return Sha256.hex(Sha256.of(chained.toByteArray()));
    }
}
