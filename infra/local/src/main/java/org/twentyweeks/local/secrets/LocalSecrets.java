package org.twentyweeks.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.twentyweeks.local.template.TemplateSecret;
import org.twentyweeks.local.web.AwsJsonOperation;
import org.twentyweeks.local.web.LoopbackServer;

/**
 * Speaks as much of the AWS Secrets Manager API as the functions use: {@code GetSecretValue}. A secret here was never
 * rotated, so it has a current version and no previous one.
 */
public final class LocalSecrets implements AutoCloseable {

    private static final String CURRENT = "AWSCURRENT";

    private final SecretsFile secrets;
    private final LoopbackServer server;

    private LocalSecrets(SecretsFile secrets, LoopbackServer server) {
        this.secrets = secrets;
        this.server = server;
    }

    /**
     * Starts on a free loopback port.
     *
     * @param file keeps the secrets
     * @param accessKeyId whoever did not sign with it is refused: the port is open to every user of this machine
     */
    public static LocalSecrets start(Path file, List<TemplateSecret> secrets, String accessKeyId, Instant now)
            throws IOException {
        var kept = SecretsFile.keptIn(file, secrets, now);
        var started = new LocalSecrets(kept, LoopbackServer.take(LoopbackServer.ANY_FREE_PORT));
        started.server.open(
                new AwsJsonOperation(accessKeyId, "1.1", "secretsmanager", "GetSecretValue", started::value));
        return started;
    }

    public URI endpoint() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }

    private ObjectNode value(JsonNode request) {
        var found = secrets.find(request.path("SecretId").asText());
        var stage = request.path("VersionStage").asText(CURRENT);
        if (found.isEmpty()) {
            return AwsJsonOperation.error(
                    "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        if (!stage.equals(CURRENT)) {
            return AwsJsonOperation.error(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for staging label: " + stage);
        }
        return value(found.get());
    }

    private static ObjectNode value(SecretsFile.Kept kept) {
        var value = AwsJsonOperation.reply()
                .put("ARN", kept.arn())
                .put("Name", kept.name())
                .put("VersionId", kept.versionId())
                .put("SecretString", kept.value())
                .put("CreatedDate", Instant.parse(kept.createdAt()).getEpochSecond());
        value.putArray("VersionStages").add(CURRENT);
        return value;
    }
}
