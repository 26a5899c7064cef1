package org.twentyweeks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient.Fault;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What is put over a seal is not taken for it. The server of the other tests keeps no versions, so that the answers are
 * those of S3's reference.
 */
class S3OriginalSealsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** A second version over the first, a mark that the day after is deleted, and its seal below the mark. */
    private static final Fault.Answer VERSIONS = new Fault.Answer(200, """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <Name>seals</Name><Prefix>seals/</Prefix><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>
              <Version><Key>seals/2026-03-02</Key><VersionId>second</VersionId><IsLatest>true</IsLatest>
                <LastModified>2026-05-01T00:00:00.000Z</LastModified><Size>2</Size></Version>
              <Version><Key>seals/2026-03-02</Key><VersionId>first</VersionId><IsLatest>false</IsLatest>
                <LastModified>2026-03-02T01:15:00.000Z</LastModified><Size>2</Size></Version>
              <DeleteMarker><Key>seals/2026-03-03</Key><VersionId>mark</VersionId><IsLatest>true</IsLatest>
                <LastModified>2026-05-01T00:00:00.000Z</LastModified></DeleteMarker>
              <Version><Key>seals/2026-03-03</Key><VersionId>only</VersionId><IsLatest>false</IsLatest>
                <LastModified>2026-03-03T01:15:00.000Z</LastModified><Size>2</Size></Version>
            </ListVersionsResult>""".stripLeading());

    private String asked = "";

    private S3OriginalSeals seals(Fault... faults) {
        return new S3OriginalSeals(
                S3Client.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:1"))
                        .forcePathStyle(true)
                        .region(Region.EU_WEST_2)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                        .httpClient(new FaultyHttpClient(UrlConnectionHttpClient.create(), List.of(faults)))
                        .overrideConfiguration(own -> own.addExecutionInterceptor(new LastAddress(at -> asked = at)))
                        .build(),
                "seals");
    }

    @Test
    void the_first_version_is_the_seal_whatever_was_put_over_it() {
        assertThat(seals(VERSIONS, new Fault.Answer(200, "it")).find(DAY)).contains("it");
        assertThat(asked).endsWith("/seals/2026-03-02?versionId=first");
    }

    @Test
    void a_seal_that_is_marked_as_deleted_is_there() {
        assertThat(seals(VERSIONS).days()).containsExactly(DAY, DAY.plusDays(1));
        assertThat(seals(VERSIONS, new Fault.Answer(200, "it")).find(DAY.plusDays(1)))
                .contains("it");
        assertThat(asked).endsWith("/seals/2026-03-03?versionId=only");
    }

    @Test
    void a_day_without_a_seal_has_none() {
        assertThat(seals(VERSIONS).find(DAY.plusDays(2))).isEmpty();
    }

    @Test
    void a_store_that_does_not_answer_is_unavailable() {
        assertThatThrownBy(() -> seals().days()).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> seals().find(DAY)).isInstanceOf(UnavailableException.class);
    }
}
