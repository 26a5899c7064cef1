package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "R201100018042, true, the example of the department's own check",
        "A201100018042, false, wrong check letter",
        "R20110001804S, false, S is not a letter of the alphabet",
        "T20110001804V, true, temporary",
        "H801200001001, true, permanent",
        "T20110001804W, false, temporary with another last letter",
        "I201100018042, false, I is not a letter of the alphabet",
        "R20110001804I, false, I is not a letter of the alphabet",
        "R20110001804O, false, O is not a letter of the alphabet",
        "r201100018042, false, small letter",
        "R20110001804, false, too short",
        "R2011000180422, false, too long",
        "R2011000180 42, false, space",
        "R２01100018042, false, wide digit",
        "R٢01100018042, false, Arabic digit",
        "1201100018042, false, no letter",
        "'', false, nothing"
    })
    void unique_pupil_numbers(String text, boolean valid, String why) {
        assertThat(Identifiers.isUpn(text)).as(why).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "r201100018042, R201100018042",
        "' r2011 0001 8042 ', R201100018042",
        "t20110001804v, T20110001804V",
        "R201100018042, R201100018042",
        "'', ''"
    })
    void a_unique_pupil_number_is_issued_in_capitals_without_spaces(String typed, String issued) {
        assertThat(Identifiers.upnAsIssued(typed)).isEqualTo(issued);
        assertThat(Identifiers.upnAsIssued(issued)).isEqualTo(issued);
    }

    @Test
    void every_single_wrong_digit_of_a_unique_pupil_number_is_found() {
        var upn = "R201100018042";
        for (int place = 1; place < upn.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var changed = upn.substring(0, place) + digit + upn.substring(place + 1);
                assertThat(Identifiers.isUpn(changed)).as(changed).isEqualTo(changed.equals(upn));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "943 476 5919, true, the published test number",
        "9434765919, true, without spaces",
        "943 476 5918, false, wrong check digit",
        "943 476 591, false, too short",
        "943 476 59190, false, too long",
        "943-476-5919, false, hyphens",
        "943 476 591X, false, letter",
        "٩434765919, false, Arabic digit",
        "1234567881, true, the check digit is one",
        "4000000020, true, the sum leaves no remainder",
        "'', false, nothing"
    })
    void nhs_numbers(String text, boolean valid, String why) {
        assertThat(Identifiers.isNhsNumber(text)).as(why).isEqualTo(valid);
    }

    @Test
    void a_number_whose_check_digit_would_be_ten_is_never_issued() {
        for (char last = '0'; last <= '9'; last++) {
            assertThat(Identifiers.isNhsNumber("100000001" + last))
                    .as("100000001" + last)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"900001, true", "90000, false", "9000011, false", "90000A, false", "'900 001', false", "'', false"})
    void setting_numbers(String text, boolean valid) {
        assertThat(Identifiers.isUrn(text)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "zz14qd, ZZ1 4QD",
        "ZZ1 4QD, ZZ1 4QD",
        "' z z1  4 q d', ZZ1 4QD",
        "ec1a1bb, EC1A 1BB",
        "w1a 0ax, W1A 0AX",
        "m11ae, M1 1AE",
        "ab1, AB1",
        "'', ''",
        "elsewhere, ELSEWH ERE",
        "ab\uD83D\uDE0012, AB \uD83D\uDE0012",
        "ab\uD83D\uDE001, AB\uD83D\uDE001",
        "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03\uD83D\uDE04, \uD83D\uDE00\uD83D\uDE01 \uD83D\uDE02\uD83D\uDE03\uD83D\uDE04"
    })
    void a_postcode_is_written_one_way(String sent, String written) {
        assertThat(Identifiers.postcodeAsWritten(sent)).isEqualTo(written);
        assertThat(Identifiers.postcodeAsWritten(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "ZZ1 4QD"})
    void each_form_of_postcode_is_one(String postcode) {
        assertThat(Identifiers.isPostcode(postcode)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ZZ1", "ZZ14QD", "ZZ1  4QD", "zz1 4qd", "ZZZ1 4QD", "Z 4QD", "ZZ1 QD4", "ZZ1 4QDD", "1ZZ 4QD"
            })
    void anything_else_is_none(String text) {
        assertThat(Identifiers.isPostcode(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oona@example.org",
                "o.o+n_a@sub.example.org",
                "\"quoted\"@example.org",
                "ünä@exämple.org",
                "a@b.c"
            })
    void an_e_mail_address_might_be_reached(String text) {
        assertThat(Identifiers.isEmail(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oona",
                "@example.org",
                "oona@",
                "oona@example",
                "oona@example.",
                "a b@example.org",
                "a@b@example.org"
            })
    void anything_else_might_not(String text) {
        assertThat(Identifiers.isEmail(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01632 960123",
                "+44 1632 960123",
                "(01632) 960-123",
                "07700.900123",
                "9601234",
                "+123456789012345"
            })
    void a_telephone_number_might_be_rung(String text) {
        assertThat(Identifiers.isPhone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "960123",
                "1234567890123456",
                "01632 960123 ext 4",
                "ring my sister",
                "01632+960123",
                "٠١٦٣٢٩٦٠١٢٣"
            })
    void anything_else_might_not_be_rung(String text) {
        assertThat(Identifiers.isPhone(text)).isFalse();
    }
}
