package org.twentyweeks.testkit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies that are said to be JSON: broken, doubled, deep, huge, of other types and in other encodings. */
public final class HostileJson {

    /** A word that stands in every one of them, and that nobody may repeat. */
    public static final String CANARY = "Zzcanary";

    private static final String REQUEST = "{\"requester\":{\"type\":\"PARENT\",\"name\":\"" + CANARY
            + " Tarrant\",\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Idris\",\"surname\":\"Tarr\u00E4nt\","
            + "\"addressLines\":[\"4 Quay Lane\"]},\"reason\":\"He needs help.\"}";

    private static final List<String> OTHER_TYPES =
            List.of("{}", "{\"a\":1}", "[[]]", "{\"Zzcanary\":\"Zzcanary\"}", "true", "false", "0", "-1.5");

    private static final List<String> NUMBERS = List.of(
            "-0",
            "0.0",
            "1E5",
            "1e-5",
            "1e400",
            "-1e400",
            "1e-400",
            "9007199254740993",
            "18446744073709551616",
            "0.30000000000000004",
            "9".repeat(64),
            "-" + "9".repeat(63),
            "1e2147483647");

    private static final List<String> NO_NUMBERS = List.of(
            "01",
            "-01",
            "+1",
            ".5",
            "1.",
            "1.e1",
            "1e",
            "1e+",
            "-",
            "--1",
            "0x1F",
            "NaN",
            "Infinity",
            "-Infinity",
            "1_000",
            "1L",
            "1e9999999999",
            "9".repeat(65),
            "0." + "9".repeat(65),
            "\u0661",
            "tru",
            "True",
            "nul",
            "undefined",
            "'a'");

    private static final List<String> BEHIND = List.of(
            "x",
            "{}",
            "[]",
            "1",
            "null",
            "]",
            "}",
            ",",
            ":",
            "\"",
            "\u0000",
            "\uFEFF",
            "\u00A0",
            "//",
            "/* */",
            "#",
            ";",
            "\n{}",
            "\u2028",
            "<!-- -->");

    private static final List<String> CHARSETS = List.of(
            "UTF-16",
            "UTF-16BE",
            "UTF-16LE",
            "UTF-32",
            "UTF-32BE",
            "UTF-32LE",
            "windows-1252",
            "ISO-8859-1",
            "ISO-8859-15",
            "IBM037",
            "x-MacRoman");

    private static final int FLIPS = 500;

    private HostileJson() {}

    /**
     * All of them.
     *
     * @param fields the fields of a request, as JSON pointers of one or two names
     */
    public static List<HostileBody> of(long seed, Iterable<String> fields) {
        var random = new Random(seed);
        var bodies = new ArrayList<HostileBody>();
        cut(bodies);
        for (String field : fields) {
            ofField(field, bodies);
        }
        around(bodies);
        deep(bodies);
        huge(bodies);
        encoded(random, bodies);
        flipped(random, bodies);
        return List.copyOf(bodies);
    }

    /** Ends before its end, or lacks or doubles one of the signs that hold it together. */
    private static void cut(List<HostileBody> bodies) {
        for (int at = 0; at < REQUEST.length(); at++) {
            bodies.add(HostileBody.refused("cut short", REQUEST.substring(0, at).getBytes(UTF_8)));
            if ("{}[]:,\"".indexOf(REQUEST.charAt(at)) >= 0) {
                var without = REQUEST.substring(0, at) + REQUEST.substring(at + 1);
                var doubled = REQUEST.substring(0, at) + REQUEST.charAt(at) + REQUEST.substring(at);
                bodies.add(HostileBody.refused("broken", without.getBytes(UTF_8)));
                bodies.add(HostileBody.refused("broken", doubled.getBytes(UTF_8)));
            }
        }
    }

    private static void ofField(String field, List<HostileBody> bodies) {
        for (String value : OTHER_TYPES) {
            bodies.add(HostileBody.refused("other types", with(field, value)));
        }
        bodies.add(
                field.endsWith("addressLines")
                        ? HostileBody.refused("other types", with(field, "\"Zzcanary\""))
                        : HostileBody.refused("other types", with(field, "[\"Zzcanary\"]")));
        for (String number : NUMBERS) {
            bodies.add(HostileBody.refused("numbers of JSON", with(field, number)));
        }
        for (String none : NO_NUMBERS) {
            bodies.add(HostileBody.refused("no values", with(field, none)));
        }
        for (int depth : new int[] {2, 31, 32, 33, 1_000}) {
            bodies.add(
                    HostileBody.refused("depth", with(field, "[".repeat(depth) + "\"Zzcanary\"" + "]".repeat(depth))));
            bodies.add(HostileBody.refused(
                    "depth", with(field, "{\"Zzcanary\":".repeat(depth) + "1" + "}".repeat(depth))));
        }
        bodies.add(HostileBody.refused("names twice", twice(field, "\"a\"", "\"b\"")));
        bodies.add(HostileBody.refused("names twice", twice(field, "\"a\"", "\"a\"")));
        bodies.add(HostileBody.refused("names twice", twice(field, "null", "{}")));
        for (String value : List.of("\"a\u0000b\"", "\"a\tb\"", "\"a\nb\"", "\"a\u001Bb\"", "\"\\x41\"", "\"\\u12\"")) {
            bodies.add(HostileBody.refused("no texts", with(field, value)));
        }
        bodies.add(HostileBody.either("null", with(field, "null")));
    }

    private static void around(List<HostileBody> bodies) {
        for (String behind : BEHIND) {
            bodies.add(HostileBody.refused("behind the end", (REQUEST + behind).getBytes(UTF_8)));
            bodies.add(HostileBody.refused("behind the end", (REQUEST + " " + behind + REQUEST).getBytes(UTF_8)));
            if (!behind.equals("\uFEFF")) {
                bodies.add(HostileBody.refused("before the start", (behind + REQUEST).getBytes(UTF_8)));
            }
        }
        for (String whole :
                List.of("", " ", "[]", "1", "null", "true", "\"Zzcanary\"", "[" + REQUEST + "]", "{}", "{\"\":1}")) {
            bodies.add(HostileBody.refused("other wholes", whole.getBytes(UTF_8)));
        }
    }

    private static void deep(List<HostileBody> bodies) {
        for (int depth = 33; depth < 60_000; depth = depth * 2 + 1) {
            bodies.add(HostileBody.refused("depth", ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8)));
            bodies.add(HostileBody.refused("depth", "[".repeat(depth).getBytes(UTF_8)));
            bodies.add(HostileBody.refused("depth", "{\"a\":".repeat(depth / 4).getBytes(UTF_8)));
            bodies.add(HostileBody.refused("depth", "[{\"a\":".repeat(depth / 4).getBytes(UTF_8)));
        }
    }

    private static void huge(List<HostileBody> bodies) {
        int limit = 128 * 1024;
        int rest = limit - REQUEST.getBytes(UTF_8).length;
        bodies.add(HostileBody.either("size", (REQUEST + " ".repeat(rest)).getBytes(UTF_8)));
        bodies.add(HostileBody.refused("size", (REQUEST + " ".repeat(rest + 1)).getBytes(UTF_8)));
        bodies.add(HostileBody.refused("size", " ".repeat(5 * limit).getBytes(UTF_8)));
        bodies.add(HostileBody.refused("size", ("\"" + CANARY.repeat(limit / 8) + "\"").getBytes(UTF_8)));
        bodies.add(HostileBody.refused("size", "1".repeat(limit).getBytes(UTF_8)));
        bodies.add(HostileBody.refused("size", ("{\"" + "n".repeat(limit - 10) + "\":1}").getBytes(UTF_8)));
        bodies.add(HostileBody.refused("size", ("[" + "1,".repeat(limit / 2 - 2) + "1]").getBytes(UTF_8)));
        var names = new StringBuilder(REQUEST).deleteCharAt(REQUEST.length() - 1);
        for (int number = 0; number < 10_000; number++) {
            names.append(",\"").append(number).append("\":0");
        }
        bodies.add(HostileBody.either("size", names.append('}').toString().getBytes(UTF_8)));
    }

    private static void encoded(Random random, List<HostileBody> bodies) {
        for (String name : CHARSETS) {
            bodies.add(HostileBody.refused("encodings of JSON", REQUEST.getBytes(Charset.forName(name))));
        }
        bodies.add(HostileBody.either("encodings of JSON", ("\uFEFF" + REQUEST).getBytes(UTF_8)));
        bodies.add(HostileBody.refused("encodings of JSON", ("\uFEFF\uFEFF" + REQUEST).getBytes(UTF_8)));
        int[][] none = {
            {0x80},
            {0xBF},
            {0xC0, 0xAF},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC3},
            {0xE0, 0x80, 0xAF},
            {0xE2, 0x82},
            {0xED, 0xA0, 0x80},
            {0xED, 0xBF, 0xBF},
            {0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80},
            {0xF0, 0x80, 0x80, 0xAF},
            {0xF0, 0x9F, 0x98},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xF8, 0x88, 0x80, 0x80, 0x80},
            {0xFC, 0x84, 0x80, 0x80, 0x80, 0x80},
            {0xFE},
            {0xFF},
            {0xFF, 0xFE}
        };
        var bytes = REQUEST.getBytes(UTF_8);
        int umlaut = REQUEST.indexOf('\u00E4');
        for (int[] sequence : none) {
            for (int place = 0; place < 8; place++) {
                int at = random.nextInt(bytes.length + 1);
                // Within the two bytes of the umlaut a continuation could complete what it broke.
                at = at == umlaut + 1 ? at + 1 : at;
                bodies.add(HostileBody.refused("no UTF-8", inserted(bytes, at, sequence)));
            }
        }
    }

    /** A few bytes are others: most are no JSON any more, and some are. */
    private static void flipped(Random random, List<HostileBody> bodies) {
        var bytes = REQUEST.getBytes(UTF_8);
        var telling = "{}[]\",:\\ue+-.0123456789tfn \u0000";
        for (int flip = 0; flip < FLIPS; flip++) {
            var other = bytes.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                other[random.nextInt(other.length)] = random.nextBoolean()
                        ? (byte) telling.charAt(random.nextInt(telling.length()))
                        : (byte) random.nextInt(256);
            }
            bodies.add(HostileBody.either("bytes changed", other));
        }
    }

    /** A request in which a field holds that JSON. */
    private static byte[] with(String field, String json) {
        return request(member(field, json));
    }

    private static byte[] twice(String field, String first, String second) {
        var name = field.substring(field.lastIndexOf('/') + 1);
        return request(member(field, first + ",\"" + name + "\":" + second));
    }

    /** One that would be taken without the member: a name and a way to answer stand where the member does not. */
    private static byte[] request(String member) {
        boolean ofChild = member.startsWith("\"child\"");
        boolean ofRequester = member.startsWith("\"requester\"");
        var json = "{" + (ofChild ? "" : "\"child\":{\"surname\":\"Zzcanary\",\"forename\":\"Zzcanary\"},")
                + (ofRequester ? "" : "\"requester\":{\"email\":\"o@example.org\",\"phone\":\"01632 960001\"},")
                + member
                + "}";
        return json.getBytes(UTF_8);
    }

    private static String member(String field, String json) {
        var names = field.substring(1).split("/");
        return names.length == 1
                ? "\"" + names[0] + "\":" + json
                : "\"" + names[0] + "\":{" + besides(field) + "\"" + names[1] + "\":" + json + "}";
    }

    /** What keeps a request from being refused for another reason than this field. */
    private static String besides(String field) {
        return switch (field) {
            case "/child/surname" -> "\"forename\":\"Zzcanary\",";
            case "/requester/email" -> "\"phone\":\"01632 960001\",";
            default -> field.startsWith("/child") ? "\"surname\":\"Zzcanary\"," : "\"email\":\"zzcanary@example.org\",";
        };
    }

    private static byte[] inserted(byte[] bytes, int at, int... sequence) {
        var result = new ByteArrayOutputStream();
        result.write(bytes, 0, at);
        for (int one : sequence) {
            result.write(one);
        }
        result.write(bytes, at, bytes.length - at);
        return result.toByteArray();
    }
}
