package org.twentyweeks.local.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a query or of a posted form, decoded, in the order they were sent. */
public record FormFields(Map<String, List<String>> values) {

    /**
     * Reads {@code name=value} pairs joined by {@code &}. A stray percent sign stands for itself: what a person typed
     * into an address is shown back to them, never refused.
     */
    public static FormFields parse(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new FormFields(values);
    }

    /** The first value of the field without the white space around it, empty when it was not sent. */
    public String text(String name) {
        return values.getOrDefault(name, List.of("")).getFirst().strip();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercentSign) {
            return text;
        }
    }
}
