package org.twentyweeks.local.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A map of the template and the place it stands at, which every complaint about it names; empty for the whole file. */
record Block(String where, Map<String, Object> entries) {

    static Block of(String where, Object value) {
        return new Block(where, map(where, value));
    }

    /** Fails on an entry with another name than these. */
    Block only(String... names) {
        entries.keySet().stream()
                .filter(name -> !Arrays.asList(names).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateNotUnderstoodException(where, name + " is not known to the local run");
                });
        return this;
    }

    Set<String> names() {
        return entries.keySet();
    }

    String at(String name) {
        return where.isEmpty() ? name : where + ", " + name;
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    Object need(String name) {
        return find(name).orElseThrow(() -> new TemplateNotUnderstoodException(where, name + " is missing"));
    }

    Block block(String name) {
        return of(at(name), need(name));
    }

    /** The entry as a block; an empty one when it is not there. */
    Block blockOrEmpty(String name) {
        return of(at(name), find(name).orElse(Map.of()));
    }

    List<Object> list(String name) {
        if (need(name) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw new TemplateNotUnderstoodException(at(name), "a list is expected");
    }

    List<Block> blocks(String name) {
        return list(name).stream().map(element -> of(at(name), element)).toList();
    }

    private static Map<String, Object> map(String where, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateNotUnderstoodException(where, "a map is expected");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((name, entry) -> entries.put((String) name, entry));
        return entries;
    }
}
