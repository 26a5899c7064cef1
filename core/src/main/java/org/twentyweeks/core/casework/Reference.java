package org.twentyweeks.core.casework;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.twentyweeks.core.hashing.Sha256;

/**
 * The id of a case, which people read out and type: sixteen symbols, the last of which checks the others.
 *
 * <p>The first fifteen are the first 75 bits of a SHA-256 in Crockford's base 32 (no I, L, O or U), most significant
 * first; the sixteenth is their Luhn mod 32 check symbol, which finds every single wrong symbol and every swap
 * of neighbours but 0 and Z. A reference opens nothing: it is a name, not a credential.
 *
 * @param symbols the sixteen symbols, upper case, as stored
 */
public record Reference(String symbols) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 75;
    private static final int BITS_PER_SYMBOL = 5;
    private static final int LENGTH = 16;

    public Reference {
        if (!isValid(symbols)) {
            throw new IllegalArgumentException("Not the sixteen symbols of a reference");
        }
    }

    /** The reference whose first 75 bits are those of this digest. */
    public static Reference ofDigest(byte[] sha256) {
        var bits = new BigInteger(1, sha256).shiftRight(sha256.length * Byte.SIZE - BITS);
        var symbols = new StringBuilder();
        for (int shift = BITS - BITS_PER_SYMBOL; shift >= 0; shift -= BITS_PER_SYMBOL) {
            symbols.append(ALPHABET.charAt(bits.shiftRight(shift).intValue() & (ALPHABET.length() - 1)));
        }
        return new Reference(symbols.append(checkSymbol(symbols)).toString());
    }

    /**
     * Reads what a person typed or an API was given: upper or lower case, with or without hyphens and spaces, O for 0
     * and I or L for 1. Empty when it is no reference.
     */
    public static Optional<Reference> parse(String text) {
        var symbols = text.toUpperCase(Locale.ROOT)
                .replaceAll("[-\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return isValid(symbols) ? Optional.of(new Reference(symbols)) : Optional.empty();
    }

    /** In groups of four with hyphens, as people see it. */
    public String shown() {
        return String.join(
                "-", symbols.substring(0, 4), symbols.substring(4, 8), symbols.substring(8, 12), symbols.substring(12));
    }

    /** The hash from which the chain of the case's facts begins. */
    public String chainStart() {
        return Sha256.hex(symbols);
    }

    private static boolean isValid(String symbols) {
        return symbols.length() == LENGTH
                && symbols.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0)
                && symbols.charAt(LENGTH - 1) == checkSymbol(symbols.substring(0, LENGTH - 1));
    }

    private static char checkSymbol(CharSequence symbols) {
        int base = ALPHABET.length();
        int sum = 0;
        int factor = 2;
        for (int place = symbols.length() - 1; place >= 0; place--) {
            int product = factor * ALPHABET.indexOf(symbols.charAt(place));
            sum += product / base + product % base;
            factor = 3 - factor;
        }
        return ALPHABET.charAt((base - sum % base) % base);
    }
}
