package org.twentyweeks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Referral;

class CanonicalReferralTest {

    @Test
    void the_fields_of_canonical_json_are_the_answers_of_a_request() {
        assertThat(CanonicalReferral.fields()).isEqualTo(pointers(Referral.class, ""));
    }

    @Test
    void every_field_is_read_into_the_answer_of_its_name() {
        var root = JsonNodeFactory.instance.objectNode();
        CanonicalReferral.fields().forEach(pointer -> put(root, pointer));

        var request = CanonicalReferral.read(root);

        assertThat(request.noted()).isEmpty();
        CanonicalReferral.fields()
                .forEach(pointer -> assertThat(answer(request.referral(), pointer))
                        .as(pointer)
                        .isEqualTo(pointer.equals("/child/addressLines") ? List.of(pointer, "") : pointer));
    }

    @Test
    void an_answer_that_was_not_given_is_an_empty_text() {
        var request = CanonicalReferral.read(JsonNodeFactory.instance.objectNode());

        CanonicalReferral.fields()
                .forEach(pointer -> assertThat(answer(request.referral(), pointer))
                        .as(pointer)
                        .isIn("", List.of()));
    }

    @Test
    void a_member_beside_the_fields_is_noted_wherever_it_stands() {
        for (String pointer : List.of("/sentBy", "/child/sentBy", "/requester/sentBy", "/Reason", "/child/requester")) {
            var root = JsonNodeFactory.instance.objectNode();
            put(root, pointer);

            assertThat(CanonicalReferral.read(root).noted()).as(pointer).containsExactly(Noted.UNKNOWN_FIELDS);
        }
    }

    @Test
    void a_member_that_somebody_else_reads_is_not_noted_at_the_top_and_only_there() {
        var root = JsonNodeFactory.instance.objectNode();
        put(root, "/receivedOn");

        assertThat(CanonicalReferral.read(root, Set.of("receivedOn")).noted()).isEmpty();

        put(root, "/child/receivedOn");

        assertThat(CanonicalReferral.read(root, Set.of("receivedOn")).noted()).containsExactly(Noted.UNKNOWN_FIELDS);
    }

    private static void put(ObjectNode root, String pointer) {
        var names = pointer.substring(1).split("/");
        var parent = names.length == 1 ? root : root.withObject("/" + names[0]);
        var name = names[names.length - 1];
        if (name.equals("addressLines")) {
            parent.putArray(name).add(pointer).addNull();
        } else {
            parent.put(name, pointer);
        }
    }

    private static Set<String> pointers(Class<?> answers, String at) {
        var pointers = new LinkedHashSet<String>();
        for (RecordComponent component : answers.getRecordComponents()) {
            var pointer = at + "/" + component.getName();
            if (component.getType().isRecord()) {
                pointers.addAll(pointers(component.getType(), pointer));
            } else {
                pointers.add(pointer);
            }
        }
        return pointers;
    }

    private static Object answer(Object answers, String pointer) {
        for (String name : pointer.substring(1).split("/")) {
            try {
                answers = answers.getClass().getDeclaredMethod(name).invoke(answers);
            } catch (ReflectiveOperationException failure) {
                throw new AssertionError(pointer, failure);
            }
        }
        return answers;
    }
}
