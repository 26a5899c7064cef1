package org.twentyweeks.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts kept as files: a difference is a review. {@code -Dgolden.update=true} writes them anew. */
public final class Golden {

    private Golden() {}

    /** Compares a text with the file at that path below the project's root, byte for byte. */
    public static void assertSame(String path, String text) {
        var file = Path.of(System.getProperty("project.root")).resolve(path);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("run once with -Dgolden.update=true").exists();
            assertThat(text)
                    .as("%s is stale; -Dgolden.update=true writes it anew", path)
                    .isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
