package org.twentyweeks.referralintake;

import java.time.Duration;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    /** Well within the function's own limit, so that a sender gets an answer and not the gateway's. */
    private static final Duration CALL_MAX = Duration.ofSeconds(8);

    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(3);

    private Wiring() {}

    static IntakePorts ports(IntakeSettings settings) {
        var authority = AuthorityFile.read(settings.authorityCode());
        var chance = Chance.unpredictable();
        var secrets = new SecretsManagerSecrets(
                configured(SecretsManagerClient.builder()).build(), settings.hashKeysSecret(), settings.tokenSecret());
        var cases = new DynamoDbCaseStore(configured(DynamoDbClient.builder()).build(), settings.casesTable());
        return new IntakePorts(
                authority,
                new ReceiveReferral(authority, cases, secrets, chance)::receive,
                secrets,
                chance,
                System.out);
    }

    private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_MAX).apiCallAttemptTimeout(ATTEMPT_MAX));
    }
}
