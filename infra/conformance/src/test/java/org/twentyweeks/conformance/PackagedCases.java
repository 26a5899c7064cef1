package org.twentyweeks.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The cases that come with the project. */
final class PackagedCases {

    private PackagedCases() {}

    /** The first published cases, of the rules that the book holds by now. */
    static List<ConformanceCase> published() {
        return CaseFileReader.read(file("published.json"));
    }

    /** Cases of the project's own: every state that each rule can reach, and the days beside every edge. */
    static List<ConformanceCase> assessment() {
        return CaseFileReader.read(file("assessment.json"));
    }

    static List<ConformanceCase> all() {
        return Stream.of(published(), assessment()).flatMap(List::stream).toList();
    }

    static byte[] file(String name) {
        try (var file = Objects.requireNonNull(PackagedCases.class.getResourceAsStream("cases/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
