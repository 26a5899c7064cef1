package org.twentyweeks.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.template.SecretGeneration;
import org.twentyweeks.local.template.TemplateSecret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Through the SDK's own client, as the functions reach it. */
class LocalSecretsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T07:30:00Z");
    private static final TemplateSecret TOKEN =
            new TemplateSecret("TokenSecret", "local-TokenSecret", new SecretGeneration.Plain(64, false));
    private static final TemplateSecret KEYS =
            new TemplateSecret("HashKeys", "local-HashKeys", new SecretGeneration.InTemplate("{}", "1", 64, false));

    @TempDir
    private Path folder;

    private LocalSecrets start(TemplateSecret... secrets) throws IOException {
        return LocalSecrets.start(folder.resolve("secrets.json"), List.of(secrets), "known", NOW);
    }

    private static SecretsManagerClient client(LocalSecrets server, String accessKeyId) {
        return SecretsManagerClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static GetSecretValueResponse value(LocalSecrets server, String secretId, String stage) {
        try (var client = client(server, "known")) {
            return client.getSecretValue(request -> request.secretId(secretId).versionStage(stage));
        }
    }

    @Test
    void a_secret_is_generated_as_the_template_says_and_read_by_name_or_arn() throws IOException {
        try (var server = start(KEYS, TOKEN)) {
            var token = value(server, "local-TokenSecret", "AWSCURRENT");
            var keys = value(server, "local-HashKeys", "AWSCURRENT");

            assertThat(token.secretString()).matches("[A-Za-z0-9]{64}");
            assertThat(keys.secretString()).matches("\\{\"1\":\"[A-Za-z0-9]{64}\"}");
            assertThat(token.createdDate()).isEqualTo(NOW);
            assertThat(value(server, token.arn(), "AWSCURRENT").secretString()).isEqualTo(token.secretString());
        }
    }

    @Test
    void a_restart_keeps_every_value_and_adds_what_the_template_added() throws IOException {
        String before;
        try (var server = start(TOKEN)) {
            before = value(server, "local-TokenSecret", "AWSCURRENT").secretString();
        }

        try (var server = start(TOKEN, KEYS)) {
            assertThat(value(server, "local-TokenSecret", "AWSCURRENT").secretString())
                    .isEqualTo(before);
            assertThat(value(server, "local-HashKeys", "AWSCURRENT").secretString())
                    .isNotEmpty();
        }
    }

    @Test
    void what_is_not_there_is_not_found_as_on_aws() throws IOException {
        try (var server = start(TOKEN)) {
            assertThatThrownBy(() -> value(server, "other", "AWSCURRENT"))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> value(server, "local-TokenSecret", "AWSPREVIOUS"))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void nobody_else_on_the_machine_reads_a_secret() throws IOException {
        try (var server = start(TOKEN);
                var stranger = client(server, "guessed")) {
            assertThatThrownBy(() -> stranger.getSecretValue(request -> request.secretId("local-TokenSecret")))
                    .isInstanceOf(SecretsManagerException.class)
                    .hasMessageContaining("security token");
        }
    }

    @Test
    void a_damaged_file_is_named_and_never_replaced() throws IOException {
        var file = folder.resolve("secrets.json");
        for (String damaged :
                List.of("", "[{\"name\":\"local-TokenSecret\"", "[{\"name\":\"local-TokenSecret\"}]", "{}")) {
            Files.writeString(file, damaged);

            assertThatThrownBy(() -> start(TOKEN))
                    .as(damaged)
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContainingAll(file.toString(), "RESET=1");
            assertThat(file).hasContent(damaged);
        }
    }
}
