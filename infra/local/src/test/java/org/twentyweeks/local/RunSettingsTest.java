package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    @Test
    void without_anything_the_defaults_hold() {
        assertThat(RunSettings.read(List.of(), Map.of())).isEqualTo(new RunSettings(8080, Path.of(".local"), false));
    }

    @Test
    void an_argument_goes_before_the_environment_and_an_empty_value_counts_as_none() {
        var settings = RunSettings.read(
                List.of("PORT=9000", "DATA=", "RESET=1"), Map.of("PORT", "9001", "DATA", "elsewhere", "RESET", ""));

        assertThat(settings).isEqualTo(new RunSettings(9000, Path.of("elsewhere"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "65536", "-1", "80.5", "999999", "0x50"})
    void what_is_no_port_is_named_with_what_to_give(String port) {
        assertThatThrownBy(() -> RunSettings.read(List.of("PORT=" + port), Map.of()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("PORT is \"" + port + "\"")
                .hasMessageContaining("for example PORT=8081");
    }

    @ParameterizedTest
    @CsvSource({"RESET=yes,RESET is \"yes\"", "--port=80,\"--port=80\" is not understood", "9000,\"9000\" is not"})
    void what_is_not_understood_is_named(String argument, String message) {
        assertThatThrownBy(() -> RunSettings.read(List.of(argument), Map.of()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("RESET=1");
    }
}
