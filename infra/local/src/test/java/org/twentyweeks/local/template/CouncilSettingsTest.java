package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.testkit.casework.SampleCases;

class CouncilSettingsTest {

    private static final Path AUTHORITY = TemplateFindings.PROJECT.resolve("infra/authority");

    @Test
    void the_invented_council_is_the_one_of_the_samples() {
        var council = AuthorityFile.read("000");

        assertThat(council.code()).isEqualTo("000");
        assertThat(council.name()).isEqualTo(SampleCases.AUTHORITY.name());
        assertThat(council.contact().phone())
                .isEqualTo(SampleCases.AUTHORITY.contact().phone());
        assertThat(council.contact().email())
                .isEqualTo(SampleCases.AUTHORITY.contact().email());
        assertThat(council.postcodeDistricts()).containsAll(SampleCases.AUTHORITY.postcodeDistricts());
        assertThat(council.intakeTeam()).isEqualTo(SampleCases.AUTHORITY.intakeTeam());
    }

    @Test
    void every_field_of_a_councils_settings_is_explained() throws IOException {
        JsonNode settings = new ObjectMapper()
                .readTree(AUTHORITY
                        .resolve("src/main/resources/org/twentyweeks/authority/000.json")
                        .toFile());
        String explanations = Files.readString(AUTHORITY.resolve("README.md"));

        settings.fieldNames().forEachRemaining(field -> {
            if (field.equals("contact")) {
                settings.get(field)
                        .fieldNames()
                        .forEachRemaining(way -> assertThat(explanations).contains("`contact." + way + "`"));
            } else {
                assertThat(explanations).contains("`" + field + "`");
            }
        });
    }
}
