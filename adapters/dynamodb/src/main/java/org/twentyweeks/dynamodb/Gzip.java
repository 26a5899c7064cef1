package org.twentyweeks.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Submissions are stored compressed: most are text, and an item is charged by its size. */
final class Gzip {

    private Gzip() {}

    static byte[] compress(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    /** @throws UncheckedIOException when these are no compressed bytes */
    static byte[] decompress(byte[] compressed) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return stream.readAllBytes();
        } catch (IOException spoilt) {
            throw new UncheckedIOException(spoilt);
        }
    }
}
