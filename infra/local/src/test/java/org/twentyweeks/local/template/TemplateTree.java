package org.twentyweeks.local.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The template as parsed, and the ways in which the rules look into it. A part that is missing is empty, not an error. */
record TemplateTree(Map<String, Object> tree) {

    Object section(String name) {
        return tree.getOrDefault(name, Map.of());
    }

    /** The resources of a type, by logical id. */
    SequencedMap<String, Object> ofType(String type) {
        SequencedMap<String, Object> found = new LinkedHashMap<>();
        entries(section("Resources")).forEach((logicalId, resource) -> {
            if (type.equals(entries(resource).get("Type"))) {
                found.put(logicalId, resource);
            }
        });
        return found;
    }

    Object resource(String logicalId) {
        return at(section("Resources"), logicalId).orElse(Map.of());
    }

    /** The properties of a function with what Globals adds to them. */
    Object functionProperties(String logicalId) {
        Map<String, Object> complete =
                new LinkedHashMap<>(entries(at(section("Globals"), "Function").orElse(Map.of())));
        complete.putAll(entries(properties(resource(logicalId))));
        return complete;
    }

    static Object properties(Object resource) {
        return at(resource, "Properties").orElse(Map.of());
    }

    static Optional<Object> at(Object part, String... path) {
        Optional<Object> found = Optional.of(part);
        for (String step : path) {
            found = found.map(map -> entries(map).get(step));
        }
        return found;
    }

    static Map<String, Object> entries(Object part) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (part instanceof Map<?, ?> map) {
            map.forEach((name, value) -> entries.put((String) name, value));
        }
        return entries;
    }

    /** {@code ReferralIntake} is {@code referral-intake}: folder, events, function and log group have that name. */
    static String kebab(String logicalId) {
        return logicalId.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
