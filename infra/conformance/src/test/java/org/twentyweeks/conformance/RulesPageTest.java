package org.twentyweeks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("project.root")).resolve("docs").resolve("rules.md");

    @Test
    void the_page_of_the_rules_is_that_of_the_rule_book() throws IOException {
        var text = new RulesPage().text();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).as("run once with -Dgolden.update=true").exists();
        assertThat(text)
                .as("docs/rules.md is stale; -Dgolden.update=true writes it anew")
                .isEqualTo(Files.readString(PAGE));
    }
}
