package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchHashTest {

    private static final LocalDate BORN = LocalDate.of(2017, 3, 9);
    private static final HashKeys KEYS = new HashKeys(Map.of(1, "sample-hash-key"));

    @Test
    void it_is_the_key_version_and_an_hmac_over_the_framed_parts() {
        assertThat(SearchHash.ofName("Tarrant", BORN, KEYS))
                .contains("k1#01db61d3a168d79c26f36a4d6873cc49390aa38c8a931d9ca5a95f132b31a22d");
        assertThat(SearchHash.ofUpn("R201100018042", KEYS))
                .isEqualTo("k1#aec379e2025e2b33b800010ea1a76d27751ef036aa949f57e7e1d57a11d9a868");
    }

    @ParameterizedTest
    @CsvSource({
        "Tarrant, TARRANT",
        "Groß, GROSS",
        "Groß, GROẞ",
        "Groß, gross",
        "O'Hara, OHara",
        "Smith-Jones, Smith Jones",
        "van der Berg, VanDerBerg",
        "'  Tarrant. ', tarrant",
        "Zoe\u0308, Zo\u00EB",
        "ＴＡＲＲＡＮＴ, Tarrant",
        "ﬁnch, Finch",
        "Παπας, ΠΑΠΑΣ",
        "Ǆ, ǆ",
        "Tarrant2, Tarrant"
    })
    void these_two_spell_one_surname(String one, String other) {
        assertThat(SearchHash.ofName(one, BORN, KEYS)).isEqualTo(SearchHash.ofName(other, BORN, KEYS));
    }

    @ParameterizedTest
    @CsvSource({"Tarrant, Tarant", "Zoe, Zoë", "Muller, Müller", "Ли, Лі", "李, 季"})
    void these_two_do_not(String one, String other) {
        assertThat(SearchHash.ofName(one, BORN, KEYS)).isNotEqualTo(SearchHash.ofName(other, BORN, KEYS));
    }

    @Test
    void another_birth_date_is_another_child() {
        assertThat(SearchHash.ofName("Tarrant", BORN.plusDays(1), KEYS))
                .isNotEqualTo(SearchHash.ofName("Tarrant", BORN, KEYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "12", "🙂", "'"})
    void a_surname_without_letters_has_none(String surname) {
        assertThat(SearchHash.ofName(surname, BORN, KEYS)).isEqualTo(Optional.empty());
    }

    @Test
    void the_newest_key_makes_it_and_no_key_or_kind_makes_that_of_another() {
        var hashes = new HashSet<String>();
        hashes.add(SearchHash.ofName("R201100018042", BORN, KEYS).orElseThrow());
        hashes.add(SearchHash.ofUpn("R201100018042", KEYS));
        hashes.add(SearchHash.ofUpn("R201100018042", new HashKeys(Map.of(1, "another-key"))));
        var rotated = SearchHash.ofUpn("R201100018042", new HashKeys(Map.of(1, "sample-hash-key", 12, "new-key")));
        hashes.add(rotated);

        assertThat(hashes).hasSize(4);
        assertThat(rotated).startsWith("k12#");
    }
}
