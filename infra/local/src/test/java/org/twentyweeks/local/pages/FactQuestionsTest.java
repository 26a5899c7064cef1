package org.twentyweeks.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.local.pages.Field.Kind;

/** The forms of all types of the published language. */
class FactQuestionsTest {

    @Test
    void every_type_that_people_record_stands_in_one_group_in_the_order_of_the_language() {
        var grouped = Arrays.stream(FactGroup.values())
                .flatMap(group -> group.types().stream())
                .toList();

        assertThat(grouped).isEqualTo(FactQuestions.types());
    }

    @Test
    void every_field_is_asked_for_in_words() {
        List<String> named = new ArrayList<>();
        for (FactType type : FactQuestions.types()) {
            var fields = FactQuestions.of(type, "/facts/0");
            assertThat(fields.stream().map(Field::name))
                    .containsExactlyElementsOf(FactVocabulary.fieldNames(type).stream()
                            .filter(name -> !List.of("at", "noted").contains(name))
                            .toList());
            for (Field field : fields) {
                if (field.label().equals(field.name())
                        || (field.kind() == Kind.CODE) == field.choices().isEmpty() && field.kind() != Kind.FLAG) {
                    named.add(type.published() + "." + field.name());
                }
            }
        }

        assertThat(named).isEmpty();
    }
}
