package org.twentyweeks.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the first value of a secret is made: a generated string, alone or as one member of a fixed JSON object. */
public sealed interface SecretGeneration {

    /** The number of generated characters. */
    int length();

    /** Whether punctuation may be among them, beside letters and digits. */
    boolean punctuation();

    /** The secret's value, given the generated characters. */
    String secretString(String generated);

    /** The generated string is the value. */
    record Plain(int length, boolean punctuation) implements SecretGeneration {

        @Override
        public String secretString(String generated) {
            return generated;
        }
    }

    /**
     * The generated string becomes one member of a JSON object.
     *
     * @param template the object, as JSON, that holds everything else
     * @param key the member's name
     */
    record InTemplate(String template, String key, int length, boolean punctuation) implements SecretGeneration {

        public InTemplate {
            object(template);
        }

        @Override
        public String secretString(String generated) {
            return object(template).put(key, generated).toString();
        }

        private static ObjectNode object(String template) {
            try {
                if (new ObjectMapper().readTree(template) instanceof ObjectNode object) {
                    return object;
                }
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("the template of a secret is not JSON", e);
            }
            throw new IllegalArgumentException("the template of a secret is not a JSON object");
        }
    }
}
