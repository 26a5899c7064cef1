package org.twentyweeks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private record Sample(String table, String hashKeysSecret, String sen2ReturnYear) {}

    private record Numbered(int table) {}

    private static final Map<String, String> COMPLETE =
            Map.of("TABLE", "cases", "HASH_KEYS_SECRET", "keys", "SEN2_RETURN_YEAR", "2026", "PATH", "/bin");

    @Test
    void the_variables_are_named_after_the_components() {
        assertThat(Settings.names(Sample.class)).containsExactly("TABLE", "HASH_KEYS_SECRET", "SEN2_RETURN_YEAR");
    }

    @Test
    void a_record_is_read_from_its_variables() {
        assertThat(Settings.read(Sample.class, COMPLETE)).isEqualTo(new Sample("cases", "keys", "2026"));
    }

    @Test
    void all_that_is_missing_is_named_in_one_message_in_the_order_of_the_record() {
        assertThatThrownBy(() -> Settings.read(Sample.class, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Set these environment variables: TABLE, HASH_KEYS_SECRET, SEN2_RETURN_YEAR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_blank_value_is_missing(String blank) {
        var environment = new HashMap<>(COMPLETE);
        environment.put("HASH_KEYS_SECRET", blank);

        assertThatThrownBy(() -> Settings.read(Sample.class, environment))
                .hasMessage("Set these environment variables: HASH_KEYS_SECRET");
    }

    @Test
    void settings_that_are_not_texts_are_a_defect() {
        assertThatThrownBy(() -> Settings.read(Numbered.class, Map.of("TABLE", "1")))
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContaining("\"1\"");
    }
}
