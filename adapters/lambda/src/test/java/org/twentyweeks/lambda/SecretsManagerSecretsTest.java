package org.twentyweeks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.secrets.SecretsStandIn;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The real client against a stand-in on the loopback address, and a clock of ours. */
class SecretsManagerSecretsTest {

    private final SecretsStandIn standIn = SecretsStandIn.start()
            .put("keys", "AWSCURRENT", "{\"1\":\"first-key\",\"2\":\"second-key\"}")
            .put("token", "AWSCURRENT", "token-secret");
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final SecretsManagerClient client = SecretsManagerClient.builder()
            .endpointOverride(standIn.endpoint())
            .region(Region.EU_WEST_2)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final SecretsManagerSecrets secrets = new SecretsManagerSecrets(client, "keys", "token", now::get);

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void nothing_is_read_before_it_is_needed() {
        assertThat(standIn.takeAsked()).isEmpty();
    }

    @Test
    void hash_keys_are_read_by_their_version() {
        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(2);
        assertThat(secrets.hashKeys().key(1)).contains("first-key");
        assertThat(standIn.takeAsked()).containsExactly("keys AWSCURRENT");
    }

    @Test
    void a_token_ring_that_was_never_rotated_has_no_previous_secret() {
        assertThat(secrets.tokenRing().current()).isEqualTo("token-secret");
        assertThat(secrets.tokenRing().previous()).isEmpty();
        assertThat(standIn.takeAsked()).containsExactly("token AWSCURRENT", "token AWSPREVIOUS");
    }

    @Test
    void a_token_ring_that_was_rotated_has_its_previous_secret() {
        standIn.put("token", "AWSPREVIOUS", "older \"secret\"");

        assertThat(secrets.tokenRing().previous()).contains("older \"secret\"");
    }

    @Test
    void what_was_read_serves_for_fifteen_minutes_and_then_a_rotation_is_seen() {
        secrets.hashKeys();
        secrets.tokenRing();
        standIn.takeAsked();
        standIn.put("keys", "AWSCURRENT", "{\"1\":\"first-key\",\"2\":\"second-key\",\"3\":\"third-key\"}");
        standIn.put("token", "AWSCURRENT", "new-secret").put("token", "AWSPREVIOUS", "token-secret");

        pass(Duration.ofMinutes(15).minusNanos(1));
        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(2);
        assertThat(secrets.tokenRing().current()).isEqualTo("token-secret");
        assertThat(standIn.takeAsked()).isEmpty();

        pass(Duration.ofNanos(1));
        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(3);
        assertThat(secrets.tokenRing().current()).isEqualTo("new-secret");
        assertThat(secrets.tokenRing().previous()).contains("token-secret");
    }

    @Test
    void at_first_use_there_is_nothing_without_secrets_manager() {
        standIn.setFailing(true);

        assertThatThrownBy(secrets::hashKeys).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(secrets::tokenRing).isInstanceOf(UnavailableException.class);

        standIn.setFailing(false);
        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(2);
    }

    @Test
    void while_secrets_manager_fails_what_was_read_last_serves_and_it_is_asked_once_a_minute() {
        secrets.hashKeys();
        standIn.setFailing(true);
        pass(Duration.ofMinutes(15));
        standIn.takeAsked();

        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(2);
        assertThat(standIn.takeAsked()).isNotEmpty();
        pass(Duration.ofMinutes(1).minusNanos(1));
        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(2);
        assertThat(standIn.takeAsked()).isEmpty();

        standIn.setFailing(false);
        standIn.put("keys", "AWSCURRENT", "{\"4\":\"fourth-key\"}");
        pass(Duration.ofNanos(1));
        assertThat(secrets.hashKeys().currentVersion()).isEqualTo(4);
    }

    @Test
    void what_was_read_last_serves_when_nobody_listens_any_more() {
        secrets.tokenRing();
        standIn.close();
        pass(Duration.ofDays(1));

        assertThat(secrets.tokenRing().current()).isEqualTo("token-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "\"first-key\"",
                "{\"1\":7}",
                "{\"1\":null}",
                "{\"1\":\"\"}",
                "{\"one\":\"first-key\"}",
                "{\"0\":\"first-key\"}",
                "{\"01\":\"first-key\"}",
                "{\"1234567890\":\"first-key\"}",
                "{\"1\":\"first-key\",\"1\":\"other-key\"}"
            })
    void hash_keys_that_are_none_are_a_defect_that_says_so_and_quotes_nothing(String text) {
        standIn.put("keys", "AWSCURRENT", text);

        assertThatThrownBy(secrets::hashKeys)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The secret of the hash keys is not a JSON object of version to key")
                .hasNoCause();
    }

    @Test
    void a_rehearsal_asks_for_what_is_never_there_and_has_secrets_that_were_made_up() {
        var rehearsed = SecretsManagerSecrets.rehearsal(client, "keys", "token");
        var ring = SecretsManagerSecrets.tokenRingRehearsal(client, "token");

        assertThat(rehearsed.hashKeys().key(1)).contains("rehearsal");
        assertThat(rehearsed.tokenRing().current()).isEqualTo("rehearsal");
        assertThat(ring.get().current()).isEqualTo("rehearsal");
        assertThat(standIn.takeAsked())
                .containsExactly(
                        "keys REHEARSAL", "token REHEARSAL", "token REHEARSAL", "token REHEARSAL", "token REHEARSAL");
    }

    @Test
    void a_rehearsal_fails_as_a_request_would() {
        standIn.setFailing(true);

        assertThatThrownBy(SecretsManagerSecrets.rehearsal(client, "keys", "token")::hashKeys)
                .isInstanceOf(UnavailableException.class);
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
