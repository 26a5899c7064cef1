package org.twentyweeks.local.objects;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.testkit.s3.S3Local;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The buckets of the template, as folders. Nothing here locks an object: whoever has the folder can change it. */
public final class LocalObjects implements AutoCloseable {

    private final S3Local server;
    private final S3Client client;

    private LocalObjects(S3Local server, String accessKeyId) {
        this.server = server;
        this.client = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /**
     * Starts on a free loopback port, and makes the buckets that are missing.
     *
     * @param folder keeps them; it exists
     */
    public static LocalObjects start(Path folder, List<String> buckets, String accessKeyId) {
        var started = new LocalObjects(S3Local.onDisk(folder, accessKeyId, "local"), accessKeyId);
        var there = started.client.listBuckets().buckets().stream()
                .map(bucket -> bucket.name())
                .toList();
        buckets.stream()
                .filter(bucket -> !there.contains(bucket))
                .forEach(bucket -> started.client.createBucket(request -> request.bucket(bucket)));
        return started;
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public S3Client client() {
        return client;
    }

    /** What is kept under that key; empty when there is no such bucket or key. */
    public Optional<byte[]> read(String bucket, String key) {
        try {
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException | NoSuchBucketException none) {
            return Optional.empty();
        }
    }

    /** Puts that under the key; false when there is no such bucket. */
    public boolean write(String bucket, String key, byte[] content) {
        try {
            client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
            return true;
        } catch (NoSuchBucketException none) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
