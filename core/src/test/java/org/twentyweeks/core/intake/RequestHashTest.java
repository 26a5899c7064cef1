package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Referral.Child;
import org.twentyweeks.core.casework.Referral.Requester;

class RequestHashTest {

    private static final HashKeys KEYS = new HashKeys(Map.of(1, "sample-hash-key"));
    private static final Referral REFERRAL = new Referral(
            new Requester("PARENT", "Oona Tarrant", "oona.tarrant@example.org", "01632 960123", "Mother"),
            new Child(
                    "Idris",
                    "Tarrant",
                    "Iggy",
                    "2017-03-09",
                    "ZZ1 4QD",
                    List.of("4 Wharf Cottages", "Saltmere"),
                    "R201100018042",
                    "943 476 5919",
                    "Saltmere Primary School",
                    "900001",
                    "Year 4"),
            "He cannot follow what is said in class and comes home worn out.",
            "I like maths. It is too loud at lunch.",
            "Speech therapist at the clinic; Mr Bell, class teacher.");

    /** Computed outside this project, from the description alone. */
    @Test
    void it_names_its_form_and_its_key() {
        assertThat(RequestHash.of(REFERRAL, KEYS))
                .isEqualTo("v1.k1.fc711947bea1abe481b773158ca5a86558eb21ae542625b1cc614ba4810ffecf");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_of_any_one_answer_makes_another_request(Referral changed) {
        assertThat(RequestHash.matches(RequestHash.of(REFERRAL, KEYS), changed, KEYS))
                .isFalse();
    }

    @Test
    void every_answer_is_among_the_changes() {
        assertThat(changes().count()).isEqualTo(18 + 4);
    }

    @Test
    void no_answer_can_be_mistaken_for_another() {
        var hashes = changes().map(changed -> RequestHash.of(changed, KEYS)).toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void an_older_key_still_knows_its_request() {
        var held = RequestHash.of(REFERRAL, KEYS);
        var rotated = new HashKeys(Map.of(1, "sample-hash-key", 2, "newer-key"));

        assertThat(RequestHash.matches(held, REFERRAL, rotated)).isTrue();
        assertThat(RequestHash.of(REFERRAL, rotated)).startsWith("v1.k2.").isNotEqualTo(held);
    }

    @Test
    void without_the_key_that_made_it_nothing_can_be_said() {
        var held = RequestHash.of(REFERRAL, KEYS);

        assertThatThrownBy(() -> RequestHash.matches(held, REFERRAL, new HashKeys(Map.of(2, "newer-key"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Hash key 1 is no longer among the keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v2.k1.", "v1.k1.", "v1.k.", "v1.k-1.", "v1.k9999999999."})
    void a_hash_of_another_release_is_not_guessed_at(String start) {
        var held = start + (start.endsWith("k1.") && start.startsWith("v1") ? "ABC" : "0".repeat(64));

        assertThatThrownBy(() -> RequestHash.matches(held, REFERRAL, KEYS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A request hash of another release is held");
    }

    /** The referral with one answer changed, for each of its answers, whatever answers there are. */
    static Stream<Referral> changes() {
        return changed(REFERRAL).stream().map(Referral.class::cast);
    }

    private static List<Object> changed(Object value) {
        return switch (value) {
            case String text -> List.of(text + "x");
            case List<?> lines -> changedLines(lines);
            case Record answers -> changedAnswers(answers);
            default -> throw new AssertionError("an answer of another kind: " + value.getClass());
        };
    }

    private static List<Object> changedLines(List<?> lines) {
        return List.of(
                List.of("x", lines.get(1)),
                List.of(lines.get(1), lines.get(0)),
                List.of(lines.get(0)),
                List.of(lines.get(0) + "" + lines.get(1)));
    }

    private static List<Object> changedAnswers(Record answers) {
        var components = answers.getClass().getRecordComponents();
        var values = new LinkedHashMap<String, Object>();
        var types = new ArrayList<Class<?>>();
        var changes = new ArrayList<Object>();
        try {
            for (var component : components) {
                types.add(component.getType());
                values.put(component.getName(), component.getAccessor().invoke(answers));
            }
            var constructor = answers.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new));
            for (var component : components) {
                for (Object change : changed(values.get(component.getName()))) {
                    var one = new LinkedHashMap<>(values);
                    one.put(component.getName(), change);
                    changes.add(constructor.newInstance(one.values().toArray()));
                }
            }
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
        return changes;
    }
}
