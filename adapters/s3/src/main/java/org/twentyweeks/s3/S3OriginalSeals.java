package org.twentyweeks.s3;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.audit.KeptSeals;
import org.twentyweeks.core.casework.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * Seals as they were first kept. Object Lock keeps every version of an object, and nobody from putting another over it, or a
 * mark that it is deleted: whoever reads only the newest would believe whoever did that. So the first version of each day is
 * its seal, whatever came after it.
 */
public final class S3OriginalSeals implements KeptSeals {

    private final S3Client client;
    private final String bucket;

    /** @param bucket keeps versions */
    public S3OriginalSeals(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public Optional<String> find(LocalDate day) {
        var key = S3Seals.key(day);
        try {
            // Versions of a key come newest first.
            return versions(key)
                    .filter(version -> version.key().equals(key))
                    .reduce((_, older) -> older)
                    .map(this::read);
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    private String read(ObjectVersion version) {
        return client.getObjectAsBytes(
                        request -> request.bucket(bucket).key(version.key()).versionId(version.versionId()))
                .asString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public List<LocalDate> days() {
        try {
            return versions(S3Seals.FOLDER)
                    .map(ObjectVersion::key)
                    .distinct()
                    .map(S3Seals::day)
                    .sorted()
                    .toList();
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    private Stream<ObjectVersion> versions(String prefix) {
        return client
                .listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(prefix))
                .versions()
                .stream();
    }
}
