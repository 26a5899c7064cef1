package org.twentyweeks.lambda;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** How a function's clients of AWS are built: over the HTTP client of the JDK, and with the time that the function has. */
public final class AwsClients {

    private final ClientOverrideConfiguration limits;

    private AwsClients(ClientOverrideConfiguration limits) {
        this.limits = limits;
    }

    /** @param call what a call may take, every attempt and the pauses between them included */
    public static AwsClients within(Duration call) {
        return new AwsClients(
                ClientOverrideConfiguration.builder().apiCallTimeout(call).build());
    }

    /**
     * @param call what a call may take, every attempt and the pauses between them included
     * @param attempt what one attempt of it may take
     */
    public static AwsClients within(Duration call, Duration attempt) {
        return new AwsClients(ClientOverrideConfiguration.builder()
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(attempt)
                .build());
    }

    /** The same, leaving no connection open: after a restore there is nobody at its other end. */
    public AwsClients ofARehearsal() {
        return new AwsClients(
                limits.toBuilder().putHeader("Connection", "close").build());
    }

    /** A client of that builder. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(limits)
                .build();
    }
}
