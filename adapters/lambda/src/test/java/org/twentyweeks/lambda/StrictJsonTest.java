package org.twentyweeks.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {

    /** Of the cases that are refused here, those that an ObjectMapper as it comes reads without complaint. */
    private static final int ACCEPTED_BY_JACKSONS_DEFAULTS = 29;

    /** Bytes under a name of ours. */
    record Sent(String name, byte[] bytes) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sent> refused() {
        return Stream.of(
                text("nothing", ""),
                text("only space", " \t\r\n"),
                text("only a byte order mark", "\uFEFF"),
                text("two byte order marks", "\uFEFF\uFEFF{}"),
                text("a byte order mark behind", "{}\uFEFF"),
                text("a byte order mark within", "[\uFEFF1]"),
                text("a word behind", "{} x"),
                text("a value behind", "{}{}"),
                text("a bracket behind", "{}]"),
                text("a comma behind", "{},"),
                text("a NUL behind", "{}\u0000"),
                text("a NUL in front", "\u0000{}"),
                text("two values", "1 2"),
                text("two lines of values", "{\"a\":1}\n{\"a\":2}"),
                text("a name twice", "{\"a\":1,\"a\":2}"),
                text("a name twice, once escaped", "{\"a\":1,\"\\u0061\":2}"),
                text("a name twice, deep down", "{\"a\":[{\"b\":{\"c\":1,\"d\":2,\"c\":1}}]}"),
                text("no name twice", "{\"\":1,\"\":2}"),
                text("a name twice, as object and as text", "{\"child\":{},\"child\":\"x\"}"),
                text("a NUL in a text", "\"a\u0000b\""),
                text("a NUL in a name", "{\"a\u0000b\":1}"),
                text("a line break in a text", "\"a\nb\""),
                text("a tab in a text", "\"a\tb\""),
                text("an escape in a text", "\"a\u001Bb\""),
                text("nought in front of a number", "[01]"),
                text("nought in front of a negative number", "[-01]"),
                text("a plus", "[+1]"),
                text("nothing before the point", "[.5]"),
                text("nothing behind the point", "[1.]"),
                text("nothing between point and exponent", "[1.e1]"),
                text("nothing behind the exponent", "[1e]"),
                text("only a sign behind the exponent", "[1e+]"),
                text("a minus alone", "[-]"),
                text("two minus", "[--1]"),
                text("a number in hex", "[0x1F]"),
                text("not a number", "[NaN]"),
                text("infinity", "[Infinity]"),
                text("negative infinity", "[-Infinity]"),
                text("an underscore in a number", "[1_000]"),
                text("a letter behind a number", "[1L]"),
                text("an Arabic digit", "[\u0661]"),
                text("an exponent beyond any number", "[1e9999999999]"),
                text("an exponent below any number", "[1e-9999999999]"),
                text("nought with an exponent beyond any number", "{\"a\":0E99999999999999999999}"),
                text("a number of 65 digits", "[" + "9".repeat(65) + "]"),
                text("a number of 100,000 digits", "[" + "9".repeat(100_000) + "]"),
                text("a fraction of 65 digits", "[0." + "9".repeat(65) + "]"),
                text("single quotes", "['a']"),
                text("a text that does not end", "\"a"),
                text("an escape that does not exist", "\"\\x41\""),
                text("an escaped single quote", "\"\\'\""),
                text("an escape cut short", "\"\\u12\""),
                text("an escape in braces", "\"\\u{41}\""),
                text("an escaped line break", "\"\\\n\""),
                text("a name without quotes", "{a:1}"),
                text("a name in single quotes", "{'a':1}"),
                text("a number as a name", "{1:1}"),
                text("a word as a name", "{null:1}"),
                text("a name of 10,241 letters", "{\"" + "n".repeat(10_241) + "\":1}"),
                text("a comma at the end of an array", "[1,]"),
                text("a comma at the end of an object", "{\"a\":1,}"),
                text("a comma in front", "[,1]"),
                text("two commas", "[1,,1]"),
                text("no comma", "[1 1]"),
                text("no colon", "{\"a\" 1}"),
                text("no value", "{\"a\":}"),
                text("no name", "{:1}"),
                text("an array closed as an object", "[1}"),
                text("an object closed as an array", "{\"a\":1]"),
                text("an array that does not end", "[1"),
                text("an object that does not end", "{\"a\":1"),
                text("a comment", "/* a */ {}"),
                text("a comment of a line", "{} // a"),
                text("a comment of a shell", "# a\n{}"),
                text("a capital in a word", "[True]"),
                text("a word cut short", "[nul]"),
                text("a word that is none", "[undefined]"),
                text("a no-break space", "\u00A0{}"),
                text("a form feed", "\f{}"),
                text("a line separator", "[1,\u20281]"),
                text("33 arrays deep", "[".repeat(33) + "]".repeat(33)),
                text("33 objects deep", "{\"a\":".repeat(33) + "1" + "}".repeat(33)),
                text("10,000 arrays deep", "[".repeat(10_000) + "]".repeat(10_000)),
                text("100,000 arrays deep", "[".repeat(100_000) + "]".repeat(100_000)),
                text("100,000 arrays that do not end", "[".repeat(100_000)),
                text("100,000 objects that do not end", "{\"a\":".repeat(100_000)),
                encoded("UTF-16, big end first", "{\"a\":1}", "UTF-16BE"),
                encoded("UTF-16, small end first", "{\"a\":1}", "UTF-16LE"),
                encoded("UTF-16 with its mark", "{\"a\":1}", "UTF-16"),
                encoded("UTF-32, big end first", "{\"a\":1}", "UTF-32BE"),
                encoded("UTF-32, small end first", "{\"a\":1}", "UTF-32LE"),
                encoded("Latin 1", "{\"a\":\"Zo\u00EB\"}", "ISO-8859-1"),
                bytes("an overlong slash", 0xC0, 0xAF),
                bytes("an overlong NUL", 0xC0, 0x80),
                bytes("an overlong slash of three bytes", 0xE0, 0x80, 0xAF),
                bytes("an overlong slash of four bytes", 0xF0, 0x80, 0x80, 0xAF),
                bytes("half a surrogate pair in UTF-8", 0xED, 0xA0, 0x80),
                bytes("a surrogate pair in UTF-8", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
                bytes("a continuation alone", 0x80),
                bytes("a lead alone", 0xC3),
                bytes("a symbol cut short", 0xE2, 0x82),
                bytes("a symbol beyond Unicode", 0xF4, 0x90, 0x80, 0x80),
                bytes("a byte that UTF-8 never has", 0xFF),
                bytes("a symbol of five bytes", 0xF8, 0x88, 0x80, 0x80, 0x80));
    }

    /** What RFC 8259 allows, however odd: what becomes of it is for the use case to say. */
    static Stream<Sent> accepted() {
        return Stream.of(
                text("an object", "{\"a\":[1,-0,1.5e3,true,false,null,\"x\"]}"),
                text("a text alone", "\"x\""),
                text("a number alone", " 1 "),
                text("a word alone", "null"),
                text("space around", "\r\n\t {} \r\n\t "),
                text("one byte order mark in front", "\uFEFF{}"),
                text("an escaped NUL", "\"a\\u0000b\""),
                text("the first half of a pair, escaped", "\"\\ud83d\""),
                text("the second half of a pair, escaped", "\"\\ude00\""),
                text("a pair in the wrong order, escaped", "\"\\ude00\\ud83d\""),
                text("an escaped slash", "\"\\/\""),
                text("no letter in a name", "{\"\":1}"),
                text("names that differ in case", "{\"a\":1,\"A\":2}"),
                text("names that only look alike", "{\"\u00EB\":1,\"e\u0308\":2}"),
                text("a name of a script", "{\"__proto__\":{\"a\":1}}"),
                text("a delete", "\"a\u007Fb\""),
                text("a line separator in a text", "\"a\u2028b\""),
                text("a byte order mark in a text", "\"a\uFEFFb\""),
                text("what is no symbol", "\"\uFFFF\""),
                text("a number beyond a double", "[1e999,-1e-999]"),
                text("the largest exponent", "[1e2147483647]"),
                text("a number of 64 digits", "[" + "9".repeat(64) + "]"),
                text("32 arrays deep", "[".repeat(32) + "]".repeat(32)),
                text("a name of 10,240 letters", "{\"" + "n".repeat(10_240) + "\":1}"),
                text("a text of a million letters", "\"" + "x".repeat(1_000_000) + "\""),
                text("30,000 values", "[" + "1,".repeat(29_999) + "1]"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void this_is_not_json(Sent sent) {
        assertThat(StrictJson.read(sent.bytes())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void this_is_json(Sent sent) {
        assertThat(StrictJson.read(sent.bytes())).isPresent();
    }

    @Test
    void jacksons_defaults_accept_many_of_them() {
        var cases = refused().toList();
        var accepted = cases.stream().filter(StrictJsonTest::isReadByDefault).toList();

        System.out.println("strict JSON: " + cases.size() + " cases refused, of which Jackson's defaults accept "
                + accepted.size() + ": " + accepted);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
        assertThat(accepted).hasSize(ACCEPTED_BY_JACKSONS_DEFAULTS);
    }

    private static boolean isReadByDefault(Sent sent) {
        try {
            new ObjectMapper().readTree(sent.bytes());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void what_is_read_is_what_was_sent() {
        var value = StrictJson.read("{\"b\":\"Zo\\u00eb \\ud83d\\ude00\",\"a\":[1,null]}")
                .orElseThrow();

        assertThat(value.path("b").textValue()).isEqualTo("Zoë 😀");
        assertThat(value.path("a").get(0).intValue()).isEqualTo(1);
        assertThat(value.path("a").get(1).isNull()).isTrue();
        assertThat(value.properties()).extracting(Map.Entry::getKey).containsExactly("b", "a");
    }

    @Test
    void half_a_surrogate_pair_is_read_as_that() {
        assertThat(StrictJson.read("\"\\ud83d\"").orElseThrow().textValue()).isEqualTo("\uD83D");
    }

    @Test
    void members_are_written_in_their_order() {
        var members = new LinkedHashMap<String, Object>();
        members.put("b", "\"<é>\n");
        members.put("a", List.of(1, true));

        assertThat(new String(StrictJson.write(members), UTF_8)).isEqualTo("{\"b\":\"\\\"<é>\\n\",\"a\":[1,true]}");
    }

    /** Jackson keeps the names of all documents in one table, and fails for good when one has filled it with collisions. */
    @Test
    void no_choice_of_names_spoils_the_reading_of_what_comes_after() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (List<String> pair : List.of(List.of("Ab", "BA"), List.of("Aa", "BB"))) {
                assertThat(StrictJson.read(object(collidingNames(pair, 12)))).isPresent();
            }
            for (int names : new int[] {10, 100, 150, 200, 300, 1_000, 10_000}) {
                assertThat(StrictJson.read(object(IntStream.range(0, names).mapToObj(number -> names + "-" + number))))
                        .as(names + " names")
                        .isPresent();
            }
        });
    }

    /** All texts of so many pairs: whoever adds up their letters by the usual formulas gets one sum for all. */
    private static Stream<String> collidingNames(List<String> pair, int pairs) {
        return IntStream.range(0, 1 << pairs)
                .mapToObj(number -> IntStream.range(0, pairs)
                        .mapToObj(bit -> pair.get((number >> bit) & 1))
                        .collect(Collectors.joining()));
    }

    private static String object(Stream<String> names) {
        return names.map(name -> "\"" + name + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void whatever_bytes_come_they_are_read_or_refused() {
        long seed = 20260115;
        var random = new Random(seed);
        var sample = ("{\"requester\":{\"name\":\"Oona\",\"n\":[1.5e3,-0,true,null]},"
                        + "\"child\":{\"surname\":\"Tarr\\u00e4nt \\ud83d\\ude00\"}}")
                .getBytes(UTF_8);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            var bytes = sample.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] = changed(random);
            }

            var value = readOrTell(bytes, "seed " + seed + ", round " + round);

            read += value ? 1 : 0;
        }
        assertThat(read).isBetween(1, 50_000);
    }

    private static byte changed(Random random) {
        var telling = "{}[]\",:\\ue+-.0123456789tfn \u0000";
        return random.nextBoolean()
                ? (byte) telling.charAt(random.nextInt(telling.length()))
                : (byte) random.nextInt(256);
    }

    private static boolean readOrTell(byte[] bytes, String where) {
        try {
            return StrictJson.read(bytes).map(JsonNode::toString).isPresent();
        } catch (RuntimeException escaped) {
            throw new AssertionError(where + ": " + new String(bytes, ISO_8859_1), escaped);
        }
    }

    private static Sent text(String name, String text) {
        return new Sent(name, text.getBytes(UTF_8));
    }

    private static Sent encoded(String name, String text, String charset) {
        return new Sent(name, text.getBytes(Charset.forName(charset)));
    }

    /** A text in which stand these bytes. */
    private static Sent bytes(String name, int... within) {
        var bytes = new ByteArrayOutputStream();
        bytes.write('"');
        for (int one : within) {
            bytes.write(one);
        }
        bytes.write('"');
        return new Sent(name, bytes.toByteArray());
    }
}
