package org.twentyweeks.core.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.twentyweeks.core.hashing.Sha256;

/**
 * By what two cases of one child are found to be that, without either naming the child: {@code k<version>#} and a keyed
 * hash in hex.
 */
public final class SearchHash {

    private SearchHash() {}

    /** Of surname and birth date; the surname compatibility-normalised, case-folded, letters only. Absent without letters. */
    public static Optional<String> ofName(String surname, LocalDate birthDate, HashKeys keys) {
        return letters(surname).map(letters -> hash(named(letters, birthDate), keys, keys.currentVersion()));
    }

    /** The same under every key there ever was, by which cases of any age are found; none without letters. */
    public static List<String> everyOfName(String surname, LocalDate birthDate, HashKeys keys) {
        return letters(surname).stream()
                .flatMap(letters ->
                        keys.versions().stream().map(version -> hash(named(letters, birthDate), keys, version)))
                .toList();
    }

    /** Of a unique pupil number that has been found valid, written as it is issued. */
    public static String ofUpn(String upn, HashKeys keys) {
        return hash(List.of("upn", upn), keys, keys.currentVersion());
    }

    /** The same under every key there ever was. */
    public static List<String> everyOfUpn(String upn, HashKeys keys) {
        return keys.versions().stream()
                .map(version -> hash(List.of("upn", upn), keys, version))
                .toList();
    }

    private static List<String> named(String letters, LocalDate birthDate) {
        return List.of("name", letters, birthDate.toString());
    }

    private static Optional<String> letters(String surname) {
        // Lower, upper and lower case again is the folding that makes ß, ẞ and SS, or σ and ς, the same.
        var letters = new StringBuilder();
        Normalizer.normalize(surname, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetter)
                .forEach(letters::appendCodePoint);
        return letters.isEmpty() ? Optional.empty() : Optional.of(letters.toString());
    }

    private static String hash(List<String> parts, HashKeys keys, int version) {
        var key = keys.key(version).orElseThrow();
        var mac = Sha256.keyed(key.getBytes(StandardCharsets.UTF_8), parts);
        return "k" + version + "#" + Sha256.hex(mac);
    }
}
