package org.twentyweeks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.audit.Seals.Keeping;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.audit.SealsContract;
import org.twentyweeks.testkit.dynamodb.CallCount;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient.Fault;
import org.twentyweeks.testkit.s3.S3Local;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3SealsTest extends SealsContract {

    private static final S3Local SERVER = S3Local.inMemory();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Seal SEAL = new Seal(DAY, Optional.empty(), List.of());

    private final String bucket = "seals-" + UUID.randomUUID();
    private final CallCount calls = new CallCount();
    private final Seals seals = new S3Seals(client(List.of()), bucket);

    S3SealsTest() {
        client(List.of()).createBucket(request -> request.bucket(bucket));
        calls.reset();
    }

    private S3Client client(List<Fault> faults) {
        return S3Client.builder()
                .endpointOverride(SERVER.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(new FaultyHttpClient(UrlConnectionHttpClient.create(), faults))
                .overrideConfiguration(own -> own.addExecutionInterceptor(calls))
                .build();
    }

    @Override
    protected Seals seals() {
        return seals;
    }

    @Test
    void keeping_is_one_call() {
        seals.keep(SEAL);

        assertThat(calls.transmitted()).containsExactly("PutObject");
    }

    @Test
    void a_seal_whose_answer_was_lost_is_kept() {
        var faulty = new S3Seals(client(List.of(new Fault.AnswerLost())), bucket);

        assertThat(faulty.keep(SEAL)).isEqualTo(new Keeping.Kept());
        assertThat(calls.transmitted()).containsExactly("PutObject", "PutObject", "GetObject");
        assertThat(seals.find(DAY)).contains(SEAL.text());
    }

    @Test
    void a_seal_that_runs_into_another_is_tried_again() {
        var conflict =
                new Fault.Answer(409, "<Error><Code>ConditionalRequestConflict</Code><Message>x</Message></Error>");
        var faulty = new S3Seals(client(List.of(conflict, conflict)), bucket);

        assertThat(faulty.keep(SEAL)).isEqualTo(new Keeping.Kept());
    }

    @Test
    void a_store_that_does_not_answer_is_unavailable_and_not_empty() {
        var broken = new ArrayList<Fault>();
        for (int call = 0; call < 40; call++) {
            broken.add(new Fault.Answer(503, "<Error><Code>SlowDown</Code><Message>x</Message></Error>"));
        }
        var faulty = new S3Seals(client(broken), bucket);

        assertThatThrownBy(() -> faulty.keep(SEAL)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> faulty.find(DAY)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(faulty::days).isInstanceOf(UnavailableException.class);
    }

    @Test
    void something_else_among_the_seals_is_not_passed_over() {
        client(List.of())
                .putObject(request -> request.bucket(bucket).key("seals/2026-3-2"), RequestBody.fromString("x"));

        assertThatThrownBy(seals::days).isInstanceOf(IllegalStateException.class);
    }
}
