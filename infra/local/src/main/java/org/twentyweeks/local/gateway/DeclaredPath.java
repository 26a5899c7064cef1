package org.twentyweeks.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path as an API declares it.
 *
 * @param path for example {@code /request/{page}}
 * @param segments between its slashes, a parameter in its braces
 */
record DeclaredPath(String path, List<String> segments) {

    static DeclaredPath of(String path) {
        return new DeclaredPath(path, List.of(path.split("/", -1)));
    }

    long parameterCount() {
        return segments.stream().filter(DeclaredPath::isParameter).count();
    }

    /** What stands for its parameters in the path of a request, by name; empty when that is another path. */
    Optional<Map<String, String>> match(String requested) {
        var given = requested.split("/", -1);
        if (given.length != segments.size()) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int segment = 0; segment < given.length; segment++) {
            var declared = segments.get(segment);
            if (isParameter(declared) && !given[segment].isEmpty()) {
                parameters.put(declared.substring(1, declared.length() - 1), given[segment]);
            } else if (!declared.equals(given[segment])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
