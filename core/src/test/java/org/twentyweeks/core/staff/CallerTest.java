package org.twentyweeks.core.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ada.bright@example.org", "a b", "a_b", "ä", "a\n"})
    void what_may_name_a_person_is_no_staff_id_and_is_not_repeated(String text) {
        assertThat(Caller.isStaffId(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caller(text, Set.of(Role.CASEWORKER)))
                .withMessage("A staff id is 1 to 64 letters, digits and hyphens");
    }

    @Test
    void a_staff_id_has_at_most_64_characters() {
        assertThat(Caller.isStaffId("a".repeat(64))).isTrue();
        assertThat(Caller.isStaffId("a".repeat(65))).isFalse();
    }

    @Test
    void nobody_calls_without_a_role() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Caller("sw-7", Set.of()));
    }

    @Test
    void one_of_the_permitted_roles_is_enough() {
        var caller = new Caller("sw-7", Set.of(Role.INTAKE, Role.QA_AUDITOR));

        assertThat(caller.isOneOf(Set.of(Role.MANAGER, Role.INTAKE))).isTrue();
        assertThat(caller.isOneOf(Set.of(Role.MANAGER))).isFalse();
        assertThat(caller.isOneOf(Set.of())).isFalse();
        assertThat(caller.recordedAs()).isEqualTo("staff:sw-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caseworker", "CASEWORKER ", "ADMIN", ""})
    void a_role_is_named_exactly(String name) {
        assertThat(Role.named(name)).isEmpty();
        assertThat(Role.named("CASEWORKER")).contains(Role.CASEWORKER);
    }
}
