package org.twentyweeks.sqs;

import java.nio.charset.StandardCharsets;
import org.twentyweeks.core.casework.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A queue of SQS. */
public final class SqsMessages implements Messages {

    private final SqsClient client;
    private final String queueUrl;

    public SqsMessages(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(byte[] json) {
        try {
            client.sendMessage(
                    request -> request.queueUrl(queueUrl).messageBody(new String(json, StandardCharsets.UTF_8)));
        } catch (SdkException failure) {
            throw new UnavailableException("The queue did not answer", failure);
        }
    }
}
