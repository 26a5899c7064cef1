package org.twentyweeks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that must be whole after a kill at any moment, and that nobody but their owner may read. */
public final class KeptFiles {

    private static final FileAttribute<?>[] OWNER_ONLY = posix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];

    private KeptFiles() {}

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Puts the text in place of what the file held: after a kill it holds one or the other, never a part. */
    public static void write(Path file, String text) {
        var next = next(file);
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, OWNER_ONLY);
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            replace(next, file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not write " + file, failure);
        }
    }

    /** Deletes the file, and what a kill left of its next version. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(next(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not delete " + file, failure);
        }
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    private static void replace(Path next, Path file) throws IOException {
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException onSomeFileSystems) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
