package org.twentyweeks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * The folder that keeps everything over a restart, held by one run at a time.
 *
 * <p>Only what is named here is ever written to it, and only that is deleted by a reset: a person may have named a folder
 * that holds files of their own.
 */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "in-use.lock";
    private static final String CLOCK = "clock.txt";
    private static final String SECRETS = "secrets.json";
    private static final String ISSUER = "issuer.json";
    private static final String DYNAMODB = "dynamodb";
    private static final String QUEUES = "queues";
    private static final String OBJECTS = "objects";

    /** The engine's file, and the journals that SQLite lays beside it. */
    private static final String DYNAMODB_FILES = "shared-local-instance.db*";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and holds it until it is closed.
     *
     * @throws CannotStartException when it cannot be written to, or another run holds it
     */
    static DataFolder hold(Path folder) {
        try {
            var dynamoDb = Files.createDirectories(folder.resolve(DYNAMODB));
            Files.createDirectories(folder.resolve(QUEUES));
            Files.createDirectories(folder.resolve(OBJECTS));
            var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!Files.isWritable(dynamoDb)) {
                throw notWritable(folder);
            }
            if (lock.tryLock() != null) {
                return new DataFolder(folder, lock);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Said below, as for any other holder.
        } catch (IOException failure) {
            throw notWritable(folder);
        }
        throw new CannotStartException("Another local run is using DATA=" + folder
                + ": stop it with Ctrl-C. Only a second run can have a folder and a port of its own instead, for example"
                + " DATA=" + folder + "-2 PORT=8081.");
    }

    private static CannotStartException notWritable(Path folder) {
        return new CannotStartException("DATA=" + folder
                + " is no folder that can be written to: name one that can, for example DATA=/tmp/twenty-weeks.");
    }

    Path clock() {
        return folder.resolve(CLOCK);
    }

    Path secrets() {
        return folder.resolve(SECRETS);
    }

    /** The key of the development issuer. */
    Path issuer() {
        return folder.resolve(ISSUER);
    }

    /** The folder of the embedded DynamoDB; it exists. */
    Path dynamoDb() {
        return folder.resolve(DYNAMODB);
    }

    /** The folder of the messages that wait; it exists. */
    Path queues() {
        return folder.resolve(QUEUES);
    }

    /** The folder of the buckets; it exists. */
    Path objects() {
        return folder.resolve(OBJECTS);
    }

    /**
     * Forgets what earlier runs kept.
     *
     * @param buckets the buckets of the template: other folders beside them are somebody's own
     * @param queues the queues of the template
     */
    void reset(List<String> buckets, List<String> queues) throws IOException {
        queues.forEach(queue -> KeptFiles.delete(queues().resolve(queue + ".json")));
        for (String bucket : buckets) {
            deleteWhole(objects().resolve(bucket));
        }
        KeptFiles.delete(clock());
        KeptFiles.delete(secrets());
        KeptFiles.delete(issuer());
        if (Files.isDirectory(dynamoDb(), LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.newDirectoryStream(dynamoDb(), DYNAMODB_FILES)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void deleteWhole(Path bucket) throws IOException {
        if (!Files.isDirectory(bucket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(bucket)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not let go of " + folder, failure);
        }
    }
}
