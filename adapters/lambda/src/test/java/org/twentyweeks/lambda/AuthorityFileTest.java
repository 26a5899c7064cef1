package org.twentyweeks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.core.intake.Authority;

/** Reads the files that lie beside this test, of councils that do not exist. */
class AuthorityFileTest {

    @Test
    void a_council_is_read_from_the_file_of_its_code() {
        assertThat(AuthorityFile.read("901"))
                .isEqualTo(new Authority(
                        "901",
                        "Saltmere Council",
                        new Authority.Contact(
                                "01632 960000", "send@saltmere.example.org", List.of("Quay House", "Saltmere")),
                        List.of("ZZ1", "ZZ2"),
                        "team:intake"));
    }

    @Test
    void a_code_without_a_file_is_named() {
        assertThatThrownBy(() -> AuthorityFile.read("999"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/org/twentyweeks/authority/999.json");
    }

    @ParameterizedTest
    @CsvSource({
        "902, the text /contact/phone",
        "903, the list /postcodeDistricts",
        "904, the text /contact/address/1",
        "905, is not JSON",
        "906, is of another council"
    })
    void what_is_wrong_with_a_file_is_named(String code, String named) {
        assertThatThrownBy(() -> AuthorityFile.read(code))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(named);
    }
}
