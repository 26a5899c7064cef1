package org.twentyweeks.testkit.s3;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3Proxy on 127.0.0.1. It checks signatures, and conditions of a put; it knows no Object Lock, which is the template's.
 */
public final class S3Local implements AutoCloseable {

    private static final URI ANY_FREE_PORT = URI.create("http://127.0.0.1:0");

    private final S3Proxy server;

    private S3Local(BlobStore store, String accessKeyId, String secretAccessKey) {
        server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(ANY_FREE_PORT)
                .awsAuthentication(AuthenticationType.AWS_V4, accessKeyId, secretAccessKey)
                // Else the port stays busy for half a minute.
                .stopTimeout(0)
                .build();
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException("S3Proxy did not start on 127.0.0.1", failure);
        }
    }

    /** One that forgets everything when it is closed, for whoever signs with {@code local} and {@code local}. */
    public static S3Local inMemory() {
        return new S3Local(new TransientNio2BlobStore(), "local", "local");
    }

    /**
     * One that keeps its buckets as folders in that folder, which must exist.
     *
     * @param accessKeyId whoever did not sign with it is refused: the port is open to every user of this machine
     */
    public static S3Local onDisk(Path folder, String accessKeyId, String secretAccessKey) {
        return new S3Local(
                new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()), accessKeyId, secretAccessKey);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("S3Proxy did not stop", failure);
        }
    }
}
