package org.twentyweeks.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The cases that come with the project. */
final class PackagedCases {

    /** {@code published} holds the first published cases; the others the project's own, a file for each group. */
    private static final List<String> FILES = List.of(
            "published",
            "assessment",
            "moves",
            "reviews",
            "phase-transfers",
            "reassessment-and-ceasing",
            "mediation",
            "appeals",
            "orders",
            "concessions",
            "recommendations",
            "exceptions",
            "coronavirus");

    private static final List<ConformanceCase> ALL = FILES.stream()
            .flatMap(name -> CaseFileReader.read(file(name + ".json")).stream())
            .toList();

    private PackagedCases() {}

    static List<ConformanceCase> all() {
        return ALL;
    }

    static byte[] file(String name) {
        try (var file = Objects.requireNonNull(PackagedCases.class.getResourceAsStream("cases/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
