package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.statute.FactType;

/**
 * The bodies of schema 1, one of each kind of fact, byte for byte as they lie in tables and as the chain hashed them. A
 * line is added for a new type or field; no line is ever changed.
 */
class StoredFactsTest {

    private static final String CASE_ID = "0123456789ABCDEF";

    private static List<String> lines() {
        try (var file = Objects.requireNonNull(StoredFactsTest.class.getResourceAsStream("stored-facts-1.jsonl"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Stream<Arguments> bodies() {
        var lines = lines();
        return IntStream.range(0, lines.size()).mapToObj(place -> arguments(place + 1, lines.get(place)));
    }

    private static List<RecordedFact> facts() {
        var lines = lines();
        return IntStream.range(0, lines.size())
                .mapToObj(place -> FactBody.read(place + 1, 1, lines.get(place), Upcasts.OF_FACTS))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_stored_body_is_read_and_would_be_written_as_it_is(int number, String body) {
        assertThat(FactBody.write(FactBody.read(number, 1, body, Upcasts.OF_FACTS), Optional.empty()))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_fact_comes_back_from_its_item_as_it_was(int number, String body) {
        var fact = FactBody.read(number, 1, body, Upcasts.OF_FACTS);
        var item = FactRecord.SCHEMA.itemToMap(
                FactRecord.of(CASE_ID, "000", fact, Optional.empty(), "0".repeat(64)), true);

        var read = FactRecord.SCHEMA.mapToItem(item);

        assertThat(read.recorded()).isEqualTo(fact);
        assertThat(read.body()).isEqualTo(body);
        assertThat(read.follows("0".repeat(64))).isTrue();
        assertThat(item.containsKey("happenedOn"))
                .isEqualTo(fact.fact().datedOn().isPresent());
    }

    @Test
    void every_type_and_every_field_has_been_stored() {
        var types = EnumSet.noneOf(FactType.class);
        for (FactType type : FactType.values()) {
            var fields = new HashSet<String>();
            facts().stream()
                    .map(RecordedFact::fact)
                    .filter(fact -> fact.type() == type)
                    .forEach(fact -> {
                        types.add(type);
                        fields.addAll(FactVocabulary.write(fact).keySet());
                    });
            assertThat(fields).as(type.name()).containsAll(FactVocabulary.fieldNames(type));
        }
        assertThat(types).containsExactlyInAnyOrder(FactType.values());
    }

    @Test
    void a_case_of_all_of_them_is_derived_with_its_corrections() {
        var file = CaseFile.of(facts());

        assertThat(file.correctionOf(4)).isPresent();
        assertThat(file.correctionOf(17)).isPresent();
        assertThat(file.deadlines(Optional.empty())).isNotEmpty();
        assertThat(file.standing().milestones()).doesNotContainKey("RequestWithdrawn");
    }

    @Test
    void no_body_is_larger_than_a_fact_may_be() {
        assertThat(lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_048));
    }
}
