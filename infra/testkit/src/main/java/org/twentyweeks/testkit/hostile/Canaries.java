package org.twentyweeks.testkit.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * A value for each personal field that looks like nothing else, and an ear for it: a canary is heard in any case, with
 * other spaces and hyphens, in hex, in base 64, compressed, and as its plain hash, which could be guessed.
 */
public final class Canaries {

    private static final int GZIP_MAGIC = 0x1F8B;

    private final Map<String, String> values;
    private final Map<String, Set<String>> sounds = new LinkedHashMap<>();

    /** @param values field to value, each of at least eight letters and digits */
    public Canaries(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach((field, value) -> {
            if (bare(value).length() < 7) {
                throw new IllegalArgumentException("The canary of " + field + " is too short to be told from chance");
            }
            sounds.put(field, sounds(value));
        });
    }

    /** A text for that field, of letters that make no word and are in no other canary of the set. */
    public static String text(String field) {
        return "Zq"
                + hex(sha256(field.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, 14)
                        .replaceAll("[0-9]", "k") + "xq";
    }

    public Map<String, String> values() {
        return values;
    }

    public String value(String field) {
        return values.get(field);
    }

    /** The fields whose canaries are heard in that text. */
    public Set<String> heardIn(String text) {
        var heard = new TreeSet<String>();
        var bare = bare(text);
        sounds.forEach((field, all) -> {
            if (all.stream().anyMatch(sound -> bare.contains(bare(sound)))) {
                heard.add(field);
            }
        });
        return heard;
    }

    /** The fields whose canaries are heard in those bytes, compressed ones too. */
    public Set<String> heardIn(byte[] bytes) {
        var heard = new TreeSet<>(heardIn(new String(bytes, StandardCharsets.ISO_8859_1)));
        heard.addAll(heardIn(new String(bytes, StandardCharsets.UTF_16BE)));
        if (bytes.length > 2 && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == GZIP_MAGIC) {
            try (var content = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                heard.addAll(heardIn(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException notCompressed) {
                return heard;
            }
        }
        return heard;
    }

    private static Set<String> sounds(String value) {
        var sounds = new LinkedHashSet<String>();
        sounds.add(value);
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        sounds.add(hex(bytes));
        sounds.add(hex(sha256(bytes)));
        sounds.add(base64(sha256(bytes)));
        // Base 64 looks otherwise at each of three places, and its first and last symbols hang on the neighbours.
        for (int place = 0; place < 3; place++) {
            var shifted = new byte[place + bytes.length];
            System.arraycopy(bytes, 0, shifted, place, bytes.length);
            var encoded = base64(shifted);
            sounds.add(encoded.substring(place == 0 ? 0 : place + 1, encoded.length() - 3));
        }
        return sounds;
    }

    /** Letters and digits of any case: base 64 is compared that way too, which can only hear too much. */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replaceAll("[-_]", "");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
