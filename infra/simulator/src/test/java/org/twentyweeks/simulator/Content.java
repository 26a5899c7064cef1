package org.twentyweeks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody asks for. Every personal field holds a value that is found nowhere else in the world, so that it can be
 * looked for everywhere.
 *
 * @param number tells it from other contents
 * @param weeksAgo when it came, where it came by post
 */
record Content(int number, int weeksAgo) {

    Content(int number) {
        this(number, 1);
    }

    /**
     * In every personal value, whatever the case of its letters. Five letters stood by chance in one token of millions.
     */
    static final String CANARY = "zzyxqvwkjqz";

    /** In how many ways the same content can be written. */
    static final int STYLES = 4;

    /** A number that pupils have, which nobody has; half of the children have it when they are asked for in JSON. */
    static final String UPN = "R201100018042";

    /** Whether a text holds something personal of any content. */
    static boolean isIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains(CANARY) || text.contains(UPN);
    }

    boolean hasUpn() {
        return number % 2 == 0;
    }

    /** Whether whoever looks for the other's child finds this one: by the number that both have, or because it is the same. */
    boolean isFoundWith(Content other) {
        return number == other.number || hasUpn() && other.hasUpn();
    }

    private String value(String field) {
        return CANARY + field + "abcdefghijklmnopqrstuvwxyz".charAt(number % 26);
    }

    /** The canonical JSON of it, in one of several ways that all mean the same. */
    byte[] json(int style) {
        var requester = """
                "requester":{"type":"PARENT","name":"%s","email":"%s@example.org","phone":"%s","relationship":"%s"}""".formatted(value("parent"), value("mail"), value("phone"), value("aunt"));
        var child = """
                "child":{"forename":"%s","surname":"%s","knownAs":"%s","dateOfBirth":"2017-03-%02d","addressLines":["%s"],\
                "postcode":"%s","nhsNumber":"%s","settingName":"%s"%s}""".formatted(
                        value("given"),
                        value("family"),
                        value("pet"),
                        1 + number % 28,
                        value("street"),
                        value("code"),
                        value("nhs"),
                        value("school"),
                        hasUpn() ? ",\"upn\":\"" + UPN + "\"" : "");
        var reason = "\"reason\":\"" + value("reason") + "\",\"otherPeopleInvolved\":\"" + value("doctor") + "\"";
        var text = switch (style) {
            case 0 -> "{" + requester + "," + child + "," + reason + "}";
            case 1 -> "{" + reason + ",\n  " + child + ",\n  " + requester + "}";
            case 2 ->
                "{" + requester + "," + child + "," + reason + ",\"views\":null,\"sentBy\":\"" + value("tool") + "\"}";
            case 3 ->
                "{" + requester.replace(value("parent"), "  " + value("parent") + " ") + "," + child + "," + reason
                        + "}";
            default -> throw new IllegalArgumentException("There is no style " + style);
        };
        return text.getBytes(UTF_8);
    }

    /** It as staff type it in from a letter, in the history that begins on that day. */
    byte[] letter(int style, LocalDate start) {
        var text = new String(json(style), UTF_8);
        return (text.substring(0, text.length() - 1) + ",\"receivedOn\":\"" + start.minusWeeks(weeksAgo)
                        + "\",\"route\":\"POST\",\"backdatedBecause\":\"FOUND_LATER\"}")
                .getBytes(UTF_8);
    }

    /** By what staff look for its child: by the number where it has one. */
    byte[] search() {
        var text = hasUpn()
                ? "{\"upn\":\"" + UPN + "\"}"
                : "{\"surname\":\"%s\",\"dateOfBirth\":\"2017-03-%02d\"}".formatted(value("family"), 1 + number % 28);
        return text.getBytes(UTF_8);
    }

    /** It as a browser sends the form, with that token; a machine fills in what people do not see as well. */
    byte[] form(String token, int style, boolean machine) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", token);
        fields.put("who", "PARENT");
        fields.put("first-name", value("given"));
        fields.put("last-name", value("family"));
        fields.put("birth-day", Integer.toString(1 + number % 28));
        fields.put("birth-month", style % 2 == 0 ? "3" : "March");
        fields.put("birth-year", "2017");
        fields.put("address-line-1", value("street"));
        fields.put("difficulties", value("reason") + (style == 1 ? "\r\n" : "\n") + "second line");
        fields.put("requester-name", style == 3 ? value("parent") + " " : value("parent"));
        fields.put("email", value("mail") + "@example.org");
        if (machine) {
            fields.put("comments", value("advert"));
        }
        return encoded(fields);
    }

    private static byte[] encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }
}
