package org.twentyweeks.s3;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.casework.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Seals in S3, as {@code seals/2026-03-02}. That they stay is the bucket's: versions, and Object Lock in compliance mode.
 *
 * <p>A put is on the condition that nothing is there. The SDK tries a lost answer again by itself, and then the condition
 * fails on what the first attempt stored: so a failed condition is resolved by reading what is there.
 */
public final class S3Seals implements Seals {

    static final String FOLDER = "seals/";
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS_MAX = 5;

    private final S3Client client;
    private final String bucket;

    public S3Seals(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public Keeping keep(Seal seal) {
        var text = seal.text();
        for (int attempt = 1; ; attempt++) {
            try {
                client.putObject(
                        request -> request.bucket(bucket)
                                .key(key(seal.day()))
                                .contentType("text/plain; charset=us-ascii")
                                .ifNoneMatch("*"),
                        RequestBody.fromBytes(text.getBytes(StandardCharsets.US_ASCII)));
                return new Keeping.Kept();
            } catch (S3Exception answered) {
                if (answered.statusCode() == PRECONDITION_FAILED) {
                    return held(seal.day(), text);
                }
                // Another put of that key is under way: which of the two comes through is seen by trying again.
                if (answered.statusCode() != CONFLICT || attempt == ATTEMPTS_MAX) {
                    throw new UnavailableException("The store did not take the seal", answered);
                }
            } catch (SdkException failure) {
                throw new UnavailableException("The store did not answer", failure);
            }
        }
    }

    private Keeping held(LocalDate day, String text) {
        var held = find(day).orElseThrow(() -> new UnavailableException("The store holds a seal back that is there"));
        return held.equals(text) ? new Keeping.Kept() : new Keeping.HeldBefore(held);
    }

    @Override
    public Optional<String> find(LocalDate day) {
        try {
            // Byte for byte: what is not ASCII is no seal, and is not to look like one.
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key(day)))
                            .asString(StandardCharsets.ISO_8859_1));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    @Override
    public List<LocalDate> days() {
        try {
            return client
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(FOLDER))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .map(S3Seals::day)
                    .sorted()
                    .toList();
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    static String key(LocalDate day) {
        return FOLDER + day;
    }

    static LocalDate day(String key) {
        try {
            var day = LocalDate.parse(key.substring(FOLDER.length()));
            if (key(day).equals(key)) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // Said below.
        }
        throw new IllegalStateException("Something that is no seal lies among the seals");
    }
}
