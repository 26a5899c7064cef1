package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    private static final Authority.Contact CONTACT =
            new Authority.Contact("01632 960000", "send@example.org", List.of("Quay House"));

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0000", "00A", " 000", "٠٠٠"})
    void its_code_has_three_digits(String code) {
        assertThatThrownBy(() -> new Authority(code, "Saltmere Council", CONTACT, List.of("ZZ1"), "team:intake"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "intake", "team:", "team:Intake", "staff:1", "team:in take"})
    void new_cases_belong_to_a_team(String team) {
        assertThatThrownBy(() -> new Authority("000", "Saltmere Council", CONTACT, List.of("ZZ1"), team))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
