package org.twentyweeks.local.template;

/** Reads an AWS::SecretsManager::Secret. */
final class Secrets {

    private static final int STANDARD_LENGTH = 32;

    private final Values values;

    Secrets(Values values) {
        this.values = values;
    }

    TemplateSecret read(String logicalId, Block properties) {
        return new TemplateSecret(logicalId, logicalId, generation(properties.block("GenerateSecretString")));
    }

    private SecretGeneration generation(Block generate) {
        generate.only("SecretStringTemplate", "GenerateStringKey", "PasswordLength", "ExcludePunctuation");
        int length = generate.find("PasswordLength").isPresent()
                ? values.number(generate, "PasswordLength")
                : STANDARD_LENGTH;
        boolean punctuation =
                generate.find("ExcludePunctuation").isEmpty() || !values.flag(generate, "ExcludePunctuation");
        if (generate.find("SecretStringTemplate").isEmpty()
                && generate.find("GenerateStringKey").isEmpty()) {
            return new SecretGeneration.Plain(length, punctuation);
        }
        try {
            return new SecretGeneration.InTemplate(
                    values.text(generate, "SecretStringTemplate"),
                    values.text(generate, "GenerateStringKey"),
                    length,
                    punctuation);
        } catch (IllegalArgumentException e) {
            throw new TemplateNotUnderstoodException(generate.at("SecretStringTemplate"), e.getMessage());
        }
    }
}
