package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the run from starting. */
class StartTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

    @TempDir
    private Path folder;

    @Test
    void a_property_that_is_not_known_is_named_with_its_resource() throws IOException {
        var template = folder.resolve("template.yaml");
        Files.writeString(
                template,
                Files.readString(TEMPLATE)
                        .replace("BillingMode: PAY_PER_REQUEST", "BillingMode: PAY_PER_REQUEST\n      Colour: blue"));

        assertThatThrownBy(() -> start(template))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("CasesTable", "Colour", "teach infra/local");
    }

    @Test
    void a_missing_template_is_said_with_where_to_start_from() {
        assertThatThrownBy(() -> start(folder.resolve("template.yaml")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("start from the top folder of the project");
    }

    @Test
    void a_damaged_table_is_said_with_what_to_do() throws IOException {
        var dynamoDb = Files.createDirectories(folder.resolve("data").resolve("dynamodb"));
        Files.writeString(dynamoDb.resolve("shared-local-instance.db"), "no database");

        assertThatThrownBy(() -> start(TEMPLATE))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("cases", "cannot be read", "RESET=1");
    }

    @Test
    void a_start_that_failed_lets_go_of_the_folder() {
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> start(folder.resolve("template.yaml"))).hasMessageContaining("There is no");
        }
    }

    private void start(Path template) throws IOException {
        LocalRun.start(
                        new RunSettings(0, folder.resolve("data"), false),
                        template,
                        new Progress(new PrintStream(OutputStream.nullOutputStream())))
                .close();
    }
}
