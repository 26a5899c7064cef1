package org.twentyweeks.local.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.KeptFiles;
import org.twentyweeks.local.template.SecretGeneration;
import org.twentyweeks.local.template.TemplateSecret;

/** The secrets of the template, each generated the first time a run sees it and kept for the later ones. */
final class SecretsFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final List<Kept> secrets;

    private SecretsFile(List<Kept> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The current value of one secret, as the file holds it. */
    record Kept(String name, String versionId, String createdAt, String value) {

        Kept {
            Instant.parse(createdAt);
        }

        /** As on AWS, six characters that nobody chose end the name of the resource. */
        String arn() {
            return "arn:aws:secretsmanager:eu-west-2:000000000000:secret:" + name + "-" + versionId.substring(0, 6);
        }
    }

    /**
     * Reads the file and adds what the template names and it lacks. Nothing in it is ever changed or removed.
     *
     * @throws CannotStartException when the file is damaged
     */
    static SecretsFile keptIn(Path file, List<TemplateSecret> wanted, Instant now) {
        var before = read(file);
        var secrets = new ArrayList<>(before);
        for (TemplateSecret secret : wanted) {
            if (secrets.stream().noneMatch(kept -> kept.name().equals(secret.name()))) {
                secrets.add(generated(secret, now));
            }
        }
        if (secrets.size() > before.size()) {
            write(file, secrets);
        }
        return new SecretsFile(secrets);
    }

    /** By name, or by the whole ARN. */
    Optional<Kept> find(String secretId) {
        return secrets.stream()
                .filter(kept -> secretId.equals(kept.name()) || secretId.equals(kept.arn()))
                .findFirst();
    }

    private static List<Kept> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<>() {});
        } catch (IOException damaged) {
            throw new CannotStartException(file
                    + " is damaged: put it back as it was, or start once with RESET=1, which forgets all local cases.");
        }
    }

    private static Kept generated(TemplateSecret secret, Instant now) {
        return new Kept(
                secret.name(),
                UUID.randomUUID().toString(),
                now.toString(),
                secret.generation().secretString(characters(secret.generation())));
    }

    private static String characters(SecretGeneration generation) {
        var alphabet = generation.punctuation() ? LETTERS_AND_DIGITS + PUNCTUATION : LETTERS_AND_DIGITS;
        var random = new SecureRandom();
        var characters = new StringBuilder();
        for (int place = 0; place < generation.length(); place++) {
            characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return characters.toString();
    }

    private static void write(Path file, List<Kept> secrets) {
        try {
            KeptFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(secrets) + "\n");
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
