package org.twentyweeks.testkit.hostile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the record keeps of an answer, said a second time and in another way than the code says it: what ADR 4 and
 * {@code docs/hostile-inputs.md} promise.
 */
public final class Cleaned {

    private static final int KEPT_LENGTH_MAX = 200;

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\u000B\f\r\u0085\u2028\u2029]");
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u202A-\u202E\u2066-\u2069]");
    private static final Pattern STACKED = Pattern.compile("(\\p{M}{30})\\p{M}+");
    private static final Pattern WELL_KEPT = Pattern.compile("[^\\p{C}\\p{Z}]([^\\p{C}\\p{Z}]| (?! ))*(?<! )");

    /** Marks and joiners without anything that they could be on or between. */
    private static final Pattern NOTHING_SEEN = Pattern.compile("[\\p{Cf}\\p{M}\\s]*");

    private Cleaned() {}

    /** An answer of one line, as it is kept. */
    public static String line(String sent) {
        return shortened(whole(sent));
    }

    /** A postcode, as it is kept: upper case, and a space before its last three symbols. */
    public static String postcode(String sent) {
        return written(shortened(written(whole(sent))));
    }

    private static String written(String postcode) {
        return Pattern.compile("(?s)(.{2,})(.{3})")
                .matcher(postcode.toUpperCase(Locale.ROOT).replaceAll("\\s", ""))
                .replaceFirst("$1 $2");
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= KEPT_LENGTH_MAX ? text : text.substring(0, text.offsetByCodePoints(0, KEPT_LENGTH_MAX));
    }

    /** Whether nothing about it needs to be cleaned: it must be kept to the letter. */
    public static boolean isUnchanged(String sent) {
        return sent.codePointCount(0, sent.length()) <= KEPT_LENGTH_MAX
                && WELL_KEPT.matcher(sent).matches()
                && !NOTHING_SEEN.matcher(sent).matches()
                && !STACKED.matcher(sent).find()
                && Normalizer.isNormalized(sent, Normalizer.Form.NFC);
    }

    /** Whether something about it is taken out that somebody may have meant: that must be noted. */
    public static boolean isTakenOut(String sent) {
        return HALF_PAIR.matcher(sent).find()
                || NOT_SHOWN.matcher(LINE_END.matcher(sent).replaceAll("")).find();
    }

    private static String whole(String sent) {
        var text = LINE_END.matcher(sent).replaceAll("\n");
        text = HALF_PAIR.matcher(text).replaceAll("\uFFFD");
        text = NOT_SHOWN.matcher(text).replaceAll("");
        text = text.replaceAll("\\p{Z}", " ");
        text = STACKED.matcher(text).replaceAll("$1");
        text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (NOTHING_SEEN.matcher(text).matches()) {
            return "";
        }
        return text.replaceAll("[ \n\t]+", " ");
    }
}
