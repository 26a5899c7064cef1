package org.twentyweeks.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Bodies that are said to be posted forms: broken escapes, repeated and nameless fields, and no UTF-8. */
public final class HostileForms {

    /** Every field of the form, in its order. */
    public static final List<String> FIELDS = List.of(
            "who",
            "first-name",
            "last-name",
            "known-as",
            "birth-day",
            "birth-month",
            "birth-year",
            "address-line-1",
            "address-line-2",
            "town",
            "postcode",
            "school",
            "year-group",
            "upn",
            "nhs-number",
            "difficulties",
            "help",
            "views",
            "people",
            "requester-name",
            "relationship",
            "email",
            "phone");

    /** Fields that steer the form and are no answers. */
    public static final List<String> STEERING = List.of("token", "changing", "to", "skip", "comments");

    private static final List<String> BROKEN_ESCAPES =
            List.of("%", "%4", "%z4", "%4z", "%zz", "%%41", "%u0041", "%-1", "%+1", "%0x", "%\u0661\u0661", "a%");

    private static final List<String> NO_UTF_8 = List.of(
            "%80",
            "%FF",
            "%C0%AF",
            "%C0%80",
            "%E0%80%AF",
            "%ED%A0%80",
            "%ED%A0%BD%ED%B8%80",
            "%F5%80%80%80",
            "%E9",
            "%C3",
            "%E2%82",
            "%F0%9F%98");

    private static final List<String> ODD = List.of(
            "%00",
            "%0D%0A",
            "%0d%0a",
            "+",
            "++",
            "%20",
            "%2B",
            "=",
            "==",
            "a=b",
            ";",
            "a;b",
            "%26",
            "%3D",
            "%25",
            "%2525",
            "%C3%AB",
            "%c3%ab",
            "%EF%BB%BF",
            "%EF%BF%BD",
            "%F0%9F%98%80",
            "%7F",
            "%C2%85",
            "%E2%80%AE",
            "#",
            "?",
            "/",
            "\"",
            "<",
            "[]",
            "{}",
            "\\");

    private static final int FLIPS = 300;

    private HostileForms() {}

    /** A form that would be taken, with that token and an own name. */
    public static String form(String token) {
        return "token=" + token + "&who=PARENT&first-name=Zzcanary&last-name=Tarrant&email=o%40example.org";
    }

    /** All of them, on copies of the form that these tokens make. */
    public static List<HostileBody> of(long seed, Supplier<String> tokens) {
        var random = new Random(seed);
        var bodies = new ArrayList<HostileBody>();
        for (String field : FIELDS) {
            ofField(field, tokens, bodies);
        }
        odd(tokens, bodies);
        for (String field : STEERING) {
            for (String value : ODD) {
                bodies.add(HostileBody.either("steering", bytes(form(tokens.get()) + "&" + field + "=" + value)));
            }
        }
        whole(tokens, bodies);
        for (int flip = 0; flip < FLIPS; flip++) {
            var other = bytes(form(tokens.get()));
            for (int change = 0; change <= random.nextInt(3); change++) {
                other[random.nextInt(other.length)] = random.nextBoolean()
                        ? (byte) "%&=+;\u0000 []".charAt(random.nextInt(9))
                        : (byte) random.nextInt(256);
            }
            bodies.add(HostileBody.either("bytes of a form changed", other));
        }
        return List.copyOf(bodies);
    }

    private static void ofField(String field, Supplier<String> tokens, List<HostileBody> bodies) {
        for (String escape : BROKEN_ESCAPES) {
            bodies.add(HostileBody.refused("broken escapes", bytes(form(tokens.get()) + "&" + field + "=" + escape)));
        }
        for (String escape : NO_UTF_8) {
            bodies.add(
                    HostileBody.refused("no UTF-8 in a form", bytes(form(tokens.get()) + "&" + field + "=" + escape)));
        }
        for (String repeated :
                List.of("&%1$s=a&%1$s=b", "&%1$s=a&%1$s=", "&%1$s&%1$s=a", "&%1$s[]=a", "&%1$s%%00=a", "&%1$s")) {
            bodies.add(HostileBody.either("repeated fields", bytes(form(tokens.get()) + repeated.formatted(field))));
        }
        bodies.add(HostileBody.refused(
                "raw bytes in a form", (form(tokens.get()) + "&" + field + "=Zo\u00EB").getBytes(ISO_8859_1)));
        bodies.add(HostileBody.either(
                "raw bytes in a form", (form(tokens.get()) + "&" + field + "=Zo\u00EB\u0000\n").getBytes(UTF_8)));
    }

    /** Each of the odd values in each field, in as many bodies as there are values. */
    private static void odd(Supplier<String> tokens, List<HostileBody> bodies) {
        for (int round = 0; round < ODD.size(); round++) {
            var form = new StringBuilder("token=" + tokens.get());
            for (int field = 0; field < FIELDS.size(); field++) {
                form.append('&').append(FIELDS.get(field)).append('=').append(ODD.get((round + field) % ODD.size()));
            }
            bodies.add(new HostileBody("odd escapes", FIELDS.size(), bytes(form.toString()), false));
        }
    }

    private static void whole(Supplier<String> tokens, List<HostileBody> bodies) {
        for (String whole :
                List.of("", "&", "=", "&&&&", "=&=&=", "a", "Zzcanary", "{}", "token", "token=", "\n", "+", "%00")) {
            bodies.add(HostileBody.refused("other forms", bytes(whole)));
        }
        for (String joint : List.of(";", "&amp;", "&&", "&=&", "\n", "\r\n", "&\u0000&")) {
            bodies.add(
                    HostileBody.either("other forms", bytes(form(tokens.get()).replace("&", joint))));
        }
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-32BE", "IBM037")) {
            bodies.add(HostileBody.refused(
                    "encodings of a form", form(tokens.get()).getBytes(Charset.forName(name))));
        }
        bodies.add(HostileBody.either("size of a form", bytes(form(tokens.get()) + "&a=".repeat(20_000))));
        bodies.add(HostileBody.either("size of a form", bytes(form(tokens.get()) + names(10_000))));
        bodies.add(HostileBody.either("size of a form", bytes(form(tokens.get()) + "&" + "n".repeat(100_000) + "=1")));
        bodies.add(
                HostileBody.refused("size of a form", bytes(form(tokens.get()) + "&views=" + "v".repeat(128 * 1024))));
        bodies.add(
                HostileBody.refused("size of a form", bytes(form(tokens.get()) + "&views=" + "%20".repeat(50 * 1024))));
        bodies.add(
                HostileBody.refused("size of a form", bytes(form(tokens.get()) + "&views=" + "v".repeat(600 * 1024))));
    }

    private static String names(int count) {
        var names = new StringBuilder();
        for (int number = 0; number < count; number++) {
            names.append("&n").append(number).append("=1");
        }
        return names.toString();
    }

    /** A posted form of these answers. Every other one escapes every byte, as nothing forbids. */
    public static byte[] encoded(Map<String, String> answers, boolean escapingAll) {
        var body = new StringBuilder();
        answers.forEach((name, value) -> {
            body.append(body.isEmpty() ? "" : "&").append(name).append('=');
            for (byte one : value.getBytes(UTF_8)) {
                boolean plain = one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one >= '0' && one <= '9';
                if (plain && !escapingAll) {
                    body.append((char) one);
                } else {
                    body.append("%%%02X".formatted(one));
                }
            }
        });
        return bytes(body.toString());
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(UTF_8);
    }
}
