package org.twentyweeks.core.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether numbers and codes that people copy have the form and the check digit they should have. */
public final class Identifiers {

    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Pattern UPN = Pattern.compile("[A-Z][0-9]{11}[0-9A-Z]");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern URN = Pattern.compile("[0-9]{6}");
    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{7,15}");

    private Identifiers() {}

    /**
     * A unique pupil number: a check letter, eleven digits, and a digit, or a letter where the number is temporary. The
     * letter is the sum of each value times its place (2 to 13), modulo 23, in an alphabet without I, O and S. It is to be
     * written {@link #upnAsIssued as issued}.
     */
    public static boolean isUpn(String text) {
        if (!UPN.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        for (int place = 2; place <= text.length(); place++) {
            char symbol = text.charAt(place - 1);
            int value = Character.isDigit(symbol) ? symbol - '0' : UPN_LETTERS.indexOf(symbol);
            if (value < 0) {
                return false;
            }
            sum += value * place;
        }
        return UPN_LETTERS.charAt(sum % UPN_LETTERS.length()) == text.charAt(0);
    }

    /** Upper case without white space, as it is issued; whether it is a unique pupil number is another question. */
    public static String upnAsIssued(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    }

    /** An NHS number: ten digits, spaces apart, of which the last is the modulus 11 check digit. */
    public static boolean isNhsNumber(String text) {
        var digits = text.replace(" ", "");
        if (!TEN_DIGITS.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < 9; place++) {
            sum += (digits.charAt(place) - '0') * (10 - place);
        }
        int check = (11 - sum % 11) % 11;
        return check < 10 && check == digits.charAt(9) - '0';
    }

    /** The six digits of a setting in the register of schools. */
    public static boolean isUrn(String text) {
        return URN.matcher(text).matches();
    }

    /** Upper case, with one space before the last three symbols; whether it is a postcode is another question. */
    public static String postcodeAsWritten(String text) {
        var symbols = text.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        int count = symbols.codePointCount(0, symbols.length());
        if (count < 5) {
            return symbols;
        }
        int inward = symbols.offsetByCodePoints(0, count - 3);
        return symbols.substring(0, inward) + " " + symbols.substring(inward);
    }

    /** A postcode {@link #postcodeAsWritten as written}: its form, not whether it exists. */
    public static boolean isPostcode(String text) {
        return POSTCODE.matcher(text).matches();
    }

    /** Whether mail might reach it: something, an at sign, something with a dot. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Seven to fifteen digits, a plus in front perhaps; spaces, hyphens, dots and brackets do not count. */
    public static boolean isPhone(String text) {
        return PHONE.matcher(text.replaceAll("[\\s().-]", "")).matches();
    }
}
