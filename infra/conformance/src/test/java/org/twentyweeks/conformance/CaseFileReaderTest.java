package org.twentyweeks.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseFileReaderTest {

    private static final String VALID = """
            [{"id": "A01", "rule": "decide-whether-to-assess",
              "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
              "asAt": "2026-01-20",
              "expect": {"state": "OPEN", "dueOn": "2026-02-26",
                         "exceptionAvailable": {"ground": "ABSENT_FROM_AREA", "available": false}},
              "source": "reg 5(1)", "note": "", "confidence": "confirmed"}]
            """;

    @Test
    void a_case_is_read_as_it_is_written() {
        var only = CaseFileReader.read(VALID.getBytes(UTF_8)).getFirst();

        assertThat(only.id()).isEqualTo("A01");
        assertThat(only.rule()).isEqualTo("decide-whether-to-assess");
        assertThat(only.facts()).hasSize(1);
        assertThat(only.asAt()).hasToString("Optional[2026-01-20]");
        assertThat(only.expectations())
                .extracting(Expectation::field)
                .containsExactly(ExpectedField.DUE_ON, ExpectedField.STATE, ExpectedField.EXCEPTION_AVAILABLE);
        assertThat(only.source()).isEqualTo("reg 5(1)");
    }

    @Test
    void no_day_may_be_expected() {
        var only = CaseFileReader.read(VALID.replace("\"dueOn\": \"2026-02-26\"", "\"receivedOn\": null")
                        .getBytes(UTF_8))
                .getFirst();

        assertThat(only.expected(ExpectedField.RECEIVED_ON)).hasValue("null");
    }

    @Test
    void names_and_notes_may_be_of_any_script() {
        var only = CaseFileReader.read(VALID.replace("A01", "Ünïté-é-日本-🙂")
                        .replace("reg 5(1)", "Rheoliadau, ŵ")
                        .getBytes(UTF_8))
                .getFirst();

        assertThat(only.id()).isEqualTo("Ünïté-é-日本-🙂");
        assertThat(only.source()).isEqualTo("Rheoliadau, ŵ");
    }

    static Stream<Arguments> changes_that_make_a_case_invalid() {
        return Stream.of(
                arguments("\"rule\": \"decide-whether-to-assess\"", "\"rule\": \"review-list\"", "case A01, rule:"),
                arguments("\"rule\": \"decide-whether-to-assess\"", "\"rule\": \"\"", "case A01, rule:"),
                arguments("\"rule\": \"decide-whether-to-assess\",", "", "case A01, rule:"),
                arguments("\"id\": \"A01\"", "\"id\": \"\"", "case number 1, id:"),
                arguments("\"id\": \"A01\",", "", "case number 1, id:"),
                arguments("\"id\": \"A01\"", "\"id\": null", "case number 1, id:"),
                arguments("\"id\": \"A01\"", "\"id\": [\"A01\"]", "case number 1, id:"),
                arguments("\"id\": \"A01\"", "\"id\": \"A\\n01\"", "case A?01, id:"),
                arguments("\"id\": \"A01\"", "\"id\": \"A\\ud80001\"", "case A?01, id:"),
                arguments("\"source\"", "\"sources\"", "case A01, sources:"),
                arguments("\"reg 5(1)\"", "{}", "case A01, source:"),
                arguments("\"asAt\": \"2026-01-20\"", "\"asAt\": null", "case A01, asAt:"),
                arguments("\"asAt\": \"2026-01-20\"", "\"asAt\": \"2026-02-29\"", "case A01, asAt:"),
                arguments("\"asAt\": \"2026-01-20\"", "\"asAt\": \"20 January 2026\"", "case A01, asAt:"),
                arguments("\"asAt\": \"2026-01-20\"", "\"asAt\": \"2013-12-31\"", "case A01, asAt:"),
                arguments("[{\"type\"", "[], \"fact\": [{\"type\"", "case A01, fact:"),
                arguments("[{\"type\": \"RequestReceived\", \"on\": \"2026-01-15\"}]", "[]", "case A01, facts:"),
                arguments("[{\"type\": \"RequestReceived\", \"on\": \"2026-01-15\"}]", "{}", "case A01, facts:"),
                arguments("[{\"type\": \"RequestReceived\"", "[7, {\"type\": \"RequestReceived\"", "case A01: line 2"),
                arguments("\"type\": \"RequestReceived\", ", "", "case A01, facts[0].type:"),
                arguments("RequestReceived", "RequestRecieved", "case A01, facts[0].type:"),
                arguments("RequestReceived", "ReviewListSent", "case A01, facts[0].type:"),
                arguments("RequestReceived", "FactCorrected", "case A01, facts[0].type:"),
                arguments("\"on\": \"2026-01-15\"", "\"receivedOn\": \"2026-01-15\"", "case A01, facts[0].receivedOn:"),
                arguments("\"on\": \"2026-01-15\"", "\"source\": \"PARENT\"", "case A01, facts[0].on:"),
                arguments(
                        "\"on\": \"2026-01-15\"",
                        "\"on\": \"2026-01-15\", \"at\": \"2026-01-15T10:00:00Z\"",
                        "case A01, facts[0].on:"),
                arguments("\"on\": \"2026-01-15\"", "\"at\": \"2026-01-15T10:00:00\"", "case A01, facts[0].at:"),
                arguments("\"on\": \"2026-01-15\"", "\"at\": \"2026-01-15T24:00:00Z\"", "case A01, facts[0].at:"),
                arguments("\"on\": \"2026-01-15\"", "\"at\": \"2026-01-15T23:59:60Z\"", "case A01, facts[0].at:"),
                arguments("\"on\": \"2026-01-15\"", "\"at\": \"2026-01-15T10:00:00.0Z\"", "case A01, facts[0].at:"),
                arguments("\"on\": \"2026-01-15\"", "\"on\": \"2026-1-15\"", "case A01, facts[0].on:"),
                arguments("\"on\": \"2026-01-15\"", "\"on\": \"2026-04-31\"", "case A01, facts[0].on:"),
                arguments("\"on\": \"2026-01-15\"", "\"on\": \"2013-12-31\"", "case A01, facts[0].on:"),
                arguments("\"on\": \"2026-01-15\"", "\"on\": \"+12026-01-15\"", "case A01, facts[0].on:"),
                arguments("\"on\": \"2026-01-15\"", "\"on\": null", "case A01, facts[0].on:"),
                arguments("\"on\": \"2026-01-15\"", "\"on\": 20260115", "case A01: line 2"),
                arguments(
                        "\"on\": \"2026-01-15\"",
                        "\"on\": \"2026-01-15\", \"source\": \"parent\"",
                        "case A01, facts[0].source:"),
                arguments(
                        "\"on\": \"2026-01-15\"",
                        "\"on\": \"2026-01-15\", \"noted\": [\"reason-missing\"]",
                        "case A01, facts[0].noted:"),
                arguments(
                        "\"on\": \"2026-01-15\"}",
                        "\"on\": \"2026-01-15\"}, {\"type\": \"QuarantineDecided\", \"decidedOn\": \"2026-01-16\","
                                + " \"outcome\": \"ACCEPT\"}",
                        "case A01, facts[1].type:"),
                arguments(
                        "\"on\": \"2026-01-15\"}",
                        "\"on\": \"2026-01-15\"}, {\"type\": \"ExceptionRecorded\", \"ground\": \"CORONAVIRUS\","
                                + " \"rule\": \"somebody-elses\", \"recordedOn\": \"2026-01-20\"}",
                        "case A01, facts[1].rule:"),
                arguments(
                        "\"on\": \"2026-01-15\"}",
                        "\"on\": \"2026-01-15\"}, {\"type\": \"PlanCeased\", \"on\": \"2026-01-20\", \"reason\": \"\"}",
                        "case A01, facts[1].reason:"),
                arguments("{\"state\": \"OPEN\"", "{\"status\": \"OPEN\"", "case A01, expect.status:"),
                arguments("\"state\": \"OPEN\"", "\"state\": \"Open\"", "case A01, expect.state:"),
                arguments("\"state\": \"OPEN\"", "\"state\": null", "case A01, expect.state:"),
                arguments("\"dueOn\": \"2026-02-26\"", "\"dueOn\": \"\"", "case A01, expect.dueOn:"),
                arguments("\"dueOn\": \"2026-02-26\"", "\"dueOn\": \"2012-02-26\"", "case A01, expect.dueOn:"),
                arguments("\"dueOn\": \"2026-02-26\"", "\"dueOn\": true", "case A01, expect.dueOn:"),
                arguments("ABSENT_FROM_AREA", "CORONAVIRUS", "case A01, expect.exceptionAvailable.ground:"),
                arguments("ABSENT_FROM_AREA", "AWAY", "case A01, expect.exceptionAvailable.ground:"),
                arguments("\"ground\": \"ABSENT_FROM_AREA\", ", "", "case A01, expect.exceptionAvailable.ground:"),
                arguments(
                        "\"available\": false",
                        "\"available\": \"no\"",
                        "case A01, expect.exceptionAvailable.available:"),
                arguments(", \"available\": false", "", "case A01, expect.exceptionAvailable.available:"),
                arguments(
                        "\"available\": false",
                        "\"available\": false, \"days\": \"28\"",
                        "case A01, expect.exceptionAvailable.days:"),
                arguments(
                        "\"on\": \"2026-01-15\"", "\"on\": \"2026-01-15\", \"on\": \"2026-01-15\"", "case A01: line 2"),
                arguments("\"note\": \"\"", "\"note\": \"\", \"id\": \"A01\"", "case A01: line 6"),
                arguments(
                        "\"dueOn\": \"2026-02-26\"", "\"dueOn\": \"2026-02-26\", \"dueOn\": null", "case A01: line 4"),
                arguments("\"confirmed\"}]", "\"confirmed\"}", "the file: line"),
                arguments("\"confirmed\"}]", "\"confirmed\"", "case A01: line"),
                arguments("\"confirmed\"}]", "\"confi", "case A01: line"),
                arguments("\"confirmed\"}]", "\"confirmed\"}] []", "the file: line"),
                arguments("\"confirmed\"}]", "\"confirmed\"}],", "the file: line"),
                arguments("\"confirmed\"}]", "\"confirmed\"},]", "the file: line"),
                arguments("\"confirmed\"}]", "\"confirmed\"}, null]", "the file: line"),
                arguments("\"confirmed\"}]", "\"confirmed\"}] // end", "the file: line"),
                arguments("\"confirmed\"", "'confirmed'", "case A01: line"),
                arguments("\"confirmed\"", "NaN", "case A01: line"),
                arguments("\"confirmed\"", "\"con\tfirmed\"", "case A01: line"));
    }

    @ParameterizedTest
    @MethodSource("changes_that_make_a_case_invalid")
    void what_is_not_of_the_format_is_refused_by_case_and_field(String part, String changed, String message) {
        assertThat(VALID).contains(part);

        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(
                        () -> CaseFileReader.read(VALID.replace(part, changed).getBytes(UTF_8)))
                .withMessageStartingWith(message)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    }

    @Test
    void a_file_of_another_version_is_refused_as_one() {
        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(() -> CaseFileReader.read(("{\"version\": 2, \"cases\": " + VALID + "}").getBytes(UTF_8)))
                .withMessageStartingWith("the file: line 1")
                .withMessageEndingWith("a file of another version is not read");
    }

    @Test
    void a_correction_is_refused_with_what_to_give_instead() {
        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(() -> CaseFileReader.read(
                        VALID.replace("RequestReceived", "FactCorrected").getBytes(UTF_8)))
                .withMessage("case A01, facts[0].type: is a correction; a case file gives the facts as they stand after"
                        + " any correction");
    }

    @Test
    void a_case_that_expects_nothing_is_refused() {
        var nothing = VALID.replaceAll("(?s)\"expect\": \\{.*?}},", "\"expect\": {},");

        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(() -> CaseFileReader.read(nothing.getBytes(UTF_8)))
                .withMessage("case A01, expect: expects nothing");
    }

    @Test
    void an_id_given_to_two_cases_is_refused() {
        var one = VALID.strip().substring(1, VALID.strip().length() - 1);

        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(() -> CaseFileReader.read(("[" + one + "," + one + "]").getBytes(UTF_8)))
                .withMessage("case A01, id: an earlier case has it");
    }

    static Stream<Arguments> files_that_hold_no_cases() {
        return Stream.of(
                arguments("empty", new byte[0]),
                arguments("empty array", "[]".getBytes(UTF_8)),
                arguments("blank", " \n".getBytes(UTF_8)),
                arguments("object", "{}".getBytes(UTF_8)),
                arguments("null", "null".getBytes(UTF_8)),
                arguments("text", "cases".getBytes(UTF_8)),
                arguments("two arrays", "[] []".getBytes(UTF_8)),
                arguments("byte order mark", ("\uFEFF" + VALID).getBytes(UTF_8)),
                arguments("UTF-16", VALID.getBytes(UTF_16)),
                arguments("Latin-1", VALID.replace("reg", "r\u00E9g").getBytes(ISO_8859_1)),
                arguments("a NUL", (VALID + "\0").getBytes(UTF_8)),
                arguments("very deep", ("[" + "[".repeat(100_000)).getBytes(UTF_8)),
                arguments("very deep in a case", ("[{\"id\":" + "[".repeat(100_000)).getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files_that_hold_no_cases")
    void a_file_that_holds_no_cases_is_refused(String name, byte[] file) {
        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(() -> CaseFileReader.read(file))
                .withMessageStartingWith("the file")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    }

    @Test
    void every_fault_in_the_last_case_refuses_the_whole_file() {
        var file = VALID.strip().replaceAll("]$", ", {\"id\": \"A02\"}]");

        assertThatExceptionOfType(InvalidCaseFileException.class)
                .isThrownBy(() -> CaseFileReader.read(file.getBytes(UTF_8)))
                .withMessageStartingWith("case A02, rule:");
    }
}
