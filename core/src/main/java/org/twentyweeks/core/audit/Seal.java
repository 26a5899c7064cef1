package org.twentyweeks.core.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;

/**
 * How far every case had come one night, and which seal came before. References and hashes only: it names no person.
 *
 * <p>Its text is canonical, so that one seal has one form:
 *
 * <pre>
 * twenty-weeks-seal 1
 * day 2026-03-02
 * previous 2026-03-01 &lt;hash of that seal&gt;
 * cases 2
 * 0123456789ABCDEF 3 &lt;hash of its third fact&gt;
 * ZZZZZZZZZZZZZZZY 1 &lt;hash of its first fact&gt;
 * sha256 &lt;hash of the lines above&gt;
 * </pre>
 *
 * in ASCII, every line with a line feed behind it; {@code previous none} in the first; cases in the order of their
 * references. Hashes are 64 lower-case hex digits. The hash of a seal is the one in its last line.
 *
 * @param day the London day in whose first hours it was made
 * @param cases in the order of their references, none twice
 */
public record Seal(LocalDate day, Optional<Previous> previous, List<SealedCase> cases) {

    /** Names the seal before this one. */
    public record Previous(LocalDate day, String hash) {}

    private static final String TITLE = "twenty-weeks-seal 1\n";
    private static final String NO_PREVIOUS = "none";
    private static final String LAST = "sha256 ";
    private static final String HASH = "([0-9a-f]{64})";
    private static final String DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})";
    private static final Pattern FORM = Pattern.compile(TITLE + "day " + DAY + "\nprevious (?:" + NO_PREVIOUS + "|"
            + DAY + " " + HASH + ")\ncases (0|[1-9][0-9]{0,8})\n");
    private static final Pattern CASE = Pattern.compile("([0-9A-Z]{16}) ([1-9][0-9]{0,8}) " + HASH);
    private static final int LAST_LINE_LENGTH = LAST.length() + 64 + 1;

    public Seal {
        cases = List.copyOf(cases);
        for (int place = 1; place < cases.size(); place++) {
            if (BY_REFERENCE.compare(cases.get(place - 1), cases.get(place)) >= 0) {
                throw new IllegalArgumentException("The cases of a seal are in the order of their references");
            }
        }
    }

    /** The order of cases in a seal. */
    static final Comparator<SealedCase> BY_REFERENCE =
            Comparator.comparing(known -> known.reference().symbols());

    /** The seal in its canonical form. */
    public String text() {
        var lines = lines();
        return lines + LAST + Sha256.hex(lines) + "\n";
    }

    /** By what the next seal names this one. */
    public String hash() {
        return Sha256.hex(lines());
    }

    private String lines() {
        var lines = new StringBuilder(TITLE)
                .append("day ")
                .append(day)
                .append("\nprevious ")
                .append(previous.map(seal -> seal.day() + " " + seal.hash()).orElse(NO_PREVIOUS))
                .append("\ncases ")
                .append(cases.size())
                .append('\n');
        for (SealedCase known : cases) {
            lines.append(known.reference().symbols())
                    .append(' ')
                    .append(known.factCount())
                    .append(' ')
                    .append(known.lastHash())
                    .append('\n');
        }
        return lines.toString();
    }

    /** Whether the last line of a text is the hash of the lines above it: else somebody changed one or the other. */
    static boolean isWhole(String text) {
        int last = text.length() - LAST_LINE_LENGTH;
        return last >= 0 && text.substring(last).equals(LAST + Sha256.hex(text.substring(0, last)) + "\n");
    }

    /**
     * Reads a seal.
     *
     * @throws SealNotUnderstoodException when the text is not the canonical form of a seal
     */
    public static Seal read(String text) {
        var form = FORM.matcher(text);
        if (!form.lookingAt() || !isWhole(text)) {
            throw new SealNotUnderstoodException();
        }
        try {
            var seal = new Seal(
                    LocalDate.parse(form.group(1)),
                    Optional.ofNullable(form.group(2)).map(day -> new Previous(LocalDate.parse(day), form.group(3))),
                    cases(text.substring(form.end(), text.length() - LAST_LINE_LENGTH)));
            if (seal.cases().size() != Integer.parseInt(form.group(4))) {
                throw new SealNotUnderstoodException();
            }
            return seal;
        } catch (DateTimeException | IllegalArgumentException notCanonical) {
            throw new SealNotUnderstoodException();
        }
    }

    private static List<SealedCase> cases(String lines) {
        var cases = new ArrayList<SealedCase>();
        lines.lines().map(Seal::sealedCase).forEach(cases::add);
        return cases;
    }

    private static SealedCase sealedCase(String line) {
        Matcher found = CASE.matcher(line);
        if (!found.matches()) {
            throw new SealNotUnderstoodException();
        }
        return new SealedCase(new Reference(found.group(1)), Integer.parseInt(found.group(2)), found.group(3));
    }
}
