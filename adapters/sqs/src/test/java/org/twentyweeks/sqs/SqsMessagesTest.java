package org.twentyweeks.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.dynamodb.CallCount;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient.Fault;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsMessagesTest {

    private static final byte[] MESSAGE = "{\"walk\":\"0\"}".getBytes(StandardCharsets.UTF_8);

    /** With the MD5 of that message, which the SDK compares. */
    private static final Fault.Answer TAKEN =
            new Fault.Answer(200, "{\"MessageId\":\"1\",\"MD5OfMessageBody\":\"a0eb0bfddf0d785334c3e4b691f95ad4\"}");

    private final CallCount calls = new CallCount();

    private Messages messages(List<Fault> answers) {
        return new SqsMessages(
                SqsClient.builder()
                        .region(Region.EU_WEST_2)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                        .httpClient(new FaultyHttpClient(UrlConnectionHttpClient.create(), answers))
                        .overrideConfiguration(own -> own.addExecutionInterceptor(calls))
                        .build(),
                "https://sqs.eu-west-2.amazonaws.com/000000000000/refold");
    }

    @Test
    void a_message_is_sent_in_one_call() {
        messages(List.of(TAKEN)).send(MESSAGE);

        assertThat(calls.transmitted()).containsExactly("SendMessage");
    }

    @Test
    void a_queue_that_does_not_answer_is_unavailable() {
        var broken = Collections.<Fault>nCopies(40, Fault.BROKEN);

        assertThatThrownBy(() -> messages(broken).send(MESSAGE)).isInstanceOf(UnavailableException.class);
    }
}
