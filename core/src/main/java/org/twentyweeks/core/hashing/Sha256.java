package org.twentyweeks.core.hashing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and HMAC-SHA-256. */
public final class Sha256 {

    private Sha256() {}

    /** The 32 bytes of the digest of these bytes. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** The digest of the UTF-8 bytes of the text, as 64 lower-case hex digits. */
    public static String hex(String text) {
        return hex(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The 32 bytes of the digest of {@link #framed(List)}. */
    public static byte[] ofParts(List<byte[]> parts) {
        return of(framed(parts));
    }

    /** The digest of the parts' UTF-8 bytes, {@link #framed framed}. */
    public static byte[] ofTexts(List<String> parts) {
        return ofParts(bytes(parts));
    }

    /** HMAC-SHA-256 of the parts' UTF-8 bytes, {@link #framed framed}. */
    public static byte[] keyed(byte[] key, List<String> parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(framed(bytes(parts)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The parts one after another, each preceded by its length in bytes as four bytes, most significant first. */
    static byte[] framed(List<byte[]> parts) {
        var framed = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> framed.putInt(part.length).put(part));
        return framed.array();
    }

    private static List<byte[]> bytes(List<String> parts) {
        return parts.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
