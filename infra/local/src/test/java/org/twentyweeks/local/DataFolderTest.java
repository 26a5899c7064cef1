package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void a_reset_deletes_what_runs_wrote_and_nothing_else() throws IOException {
        try (var data = DataFolder.hold(folder)) {
            Files.writeString(data.clock(), "2026-12-01T07:30:00Z");
            Files.writeString(data.secrets(), "[]");
            Files.writeString(data.issuer(), "{}");
            Files.writeString(data.dynamoDb().resolve("shared-local-instance.db"), "");
            Files.writeString(data.dynamoDb().resolve("shared-local-instance.db-journal"), "");
            Files.writeString(data.dynamoDb().resolve("thesis.txt"), "mine");
            Files.writeString(folder.resolve("photo.png"), "mine");

            Files.writeString(data.queues().resolve("SealCasesQueue.json"), "{}");
            Files.createDirectories(data.objects().resolve("seals/seals"));
            Files.writeString(data.objects().resolve("seals/seals/2026-03-02"), "");
            Files.createDirectories(data.objects().resolve("holiday"));

            data.reset(List.of("seals"), List.of("SealCasesQueue"));

            assertThat(data.clock()).doesNotExist();
            assertThat(data.secrets()).doesNotExist();
            assertThat(data.issuer()).doesNotExist();
            assertThat(data.dynamoDb())
                    .isDirectoryContaining("glob:**thesis.txt")
                    .isDirectoryNotContaining("glob:**.db*");
            assertThat(data.queues()).isEmptyDirectory();
            assertThat(data.objects().resolve("seals")).doesNotExist();
            assertThat(data.objects().resolve("holiday")).exists();
            assertThat(folder.resolve("photo.png")).hasContent("mine");
        }
    }

    @Test
    void a_folder_is_held_by_one_at_a_time() {
        var first = DataFolder.hold(folder);
        assertThatThrownBy(() -> DataFolder.hold(folder))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("Another local run is using DATA=" + folder
                        + ": stop it with Ctrl-C. Only a second run can have a folder and a port of its own instead,"
                        + " for example DATA=" + folder + "-2 PORT=8081.");

        first.close();

        DataFolder.hold(folder).close();
    }

    @Test
    void a_place_that_is_no_folder_is_named_with_what_to_give() throws IOException {
        var file = Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> DataFolder.hold(file))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "DATA=" + file
                                + " is no folder that can be written to: name one that can, for example DATA=/tmp/twenty-weeks.");
        assertThat(file).hasContent("mine");
    }
}
