package org.twentyweeks.local.template;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A part of the template as one line of text for each of its values, so that rules can compare: {@code !Ref A} and
 * {@code !Sub '${A}'} are both {@code ${A}}, and {@code !GetAtt A.Arn} is {@code ${A.Arn}}.
 */
record Flat(SortedMap<String, String> lines) {

    static Flat of(Object part) {
        SortedMap<String, String> lines = new TreeMap<>();
        add(lines, "", part);
        return new Flat(lines);
    }

    /** The value at that path, or {@code (none)}. */
    String at(String path) {
        return lines.getOrDefault(path, "(none)");
    }

    /** The lines that do not start with one of these. */
    Flat without(String... starts) {
        SortedMap<String, String> rest = new TreeMap<>(lines);
        rest.keySet().removeIf(path -> List.of(starts).stream().anyMatch(path::startsWith));
        return new Flat(rest);
    }

    private static void add(Map<String, String> lines, String path, Object part) {
        switch (part) {
            case Map<?, ?> map when map.containsKey("Ref") -> lines.put(path, "${" + map.get("Ref") + "}");
            case Map<?, ?> map
            when map.get("Fn::GetAtt") instanceof List<?> attribute ->
                lines.put(
                        path,
                        "${"
                                + String.join(
                                        ".",
                                        attribute.stream().map(Object::toString).toList()) + "}");
            case Map<?, ?> map when map.get("Fn::Sub") instanceof String text -> lines.put(path, text);
            case Map<?, ?> map when map.isEmpty() -> lines.put(path, "{}");
            case Map<?, ?> map ->
                map.forEach((name, value) -> add(lines, path.isEmpty() ? (String) name : path + "." + name, value));
            case List<?> list when list.isEmpty() -> lines.put(path, "[]");
            case List<?> list ->
                IntStream.range(0, list.size()).forEach(index -> add(lines, path + "[" + index + "]", list.get(index)));
            default -> lines.put(path, part.toString());
        }
    }
}
