package org.twentyweeks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.statute.FactType;

/** Another vendor has the language from the README alone. */
class ReadmeTest {

    private static final Path README =
            Path.of(System.getProperty("project.root")).resolve("infra/conformance/README.md");

    @ParameterizedTest
    @EnumSource(
            names = {"FACT_CORRECTED", "QUARANTINE_DECIDED", "OWNER_ASSIGNED"},
            mode = Mode.EXCLUDE)
    void a_type_of_fact_is_described_with_each_of_its_fields(FactType type) {
        var row = rows().stream()
                .filter(line -> line.split("\\|")[1].contains("`" + type.published() + "`"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.published() + " is not described"));

        assertThat(FactVocabulary.fieldNames(type).stream()
                        .filter(field -> !List.of("noted", "backdatedBecause").contains(field))
                        .filter(field -> !row.contains("`" + field + "`") && !row.contains("`" + field + "?`")))
                .isEmpty();
    }

    private static List<String> rows() {
        try {
            return Files.readAllLines(README).stream()
                    .filter(line -> line.startsWith("| `"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
