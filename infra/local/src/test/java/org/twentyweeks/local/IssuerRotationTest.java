package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.core.staff.Role;

/** The development issuer changes its key. Two runs at once would sign their calls to AWS's stand-ins with one key. */
class IssuerRotationTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

    @Test
    void a_key_that_the_issuer_changed_opens_nothing_and_its_new_one_does(@TempDir Path folder) throws IOException {
        try (var rotating = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                TEMPLATE,
                new Progress(new PrintStream(PrintStream.nullOutputStream())))) {
            var guest = new Visitor(rotating.address());
            var old = guest.token(Role.CASEWORKER, "dev-1");
            assertThat(guest.staff("rules", old).statusCode()).isEqualTo(200);

            assertThat(guest.send("POST", "_local/issuer/rotation", "").statusCode())
                    .isEqualTo(204);

            assertThat(guest.staff("rules", guest.token(Role.CASEWORKER, "dev-1"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(guest.staff("rules", old).statusCode()).isEqualTo(401);
        }
    }
}
