package org.twentyweeks.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The cases that come with the project: every file of the folder, in the order of their names. */
final class PackagedCases {

    private static final Path FOLDER = Path.of(System.getProperty("project.root"))
            .resolve("infra/conformance/src/main/resources/org/twentyweeks/conformance/cases");

    private static final List<ConformanceCase> ALL =
            files().stream().flatMap(file -> read(file).stream()).toList();

    private PackagedCases() {}

    static List<ConformanceCase> all() {
        return ALL;
    }

    static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<ConformanceCase> read(Path file) {
        try {
            return CaseFileReader.read(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
