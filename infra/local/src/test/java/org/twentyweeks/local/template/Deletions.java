package org.twentyweeks.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way to take one part out of a template. */
final class Deletions {

    /**
     * A template from which one part was taken.
     *
     * @param path the part, for example {@code Resources/ReferralIntake/Properties/Timeout} or {@code …/Action/0}
     */
    record Deletion(String path, Map<String, Object> tree) {}

    private Deletions() {}

    /** One for each entry of each map and list below these sections, and for each section. */
    static List<Deletion> of(Map<String, Object> tree, List<String> sections) {
        List<Deletion> deletions = new ArrayList<>();
        paths(tree).stream()
                .filter(path -> sections.contains(path.getFirst()))
                .forEach(path ->
                        deletions.add(new Deletion(String.join("/", path), TemplateTree.entries(without(tree, path)))));
        return deletions;
    }

    private static List<List<String>> paths(Object part) {
        List<List<String>> paths = new ArrayList<>();
        switch (part) {
            case Map<?, ?> map -> map.forEach((name, value) -> add(paths, (String) name, value));
            case List<?> list -> {
                for (int index = 0; index < list.size(); index++) {
                    add(paths, Integer.toString(index), list.get(index));
                }
            }
            default -> {}
        }
        return paths;
    }

    private static void add(List<List<String>> paths, String step, Object value) {
        paths.add(List.of(step));
        paths(value).forEach(rest -> {
            List<String> path = new ArrayList<>(List.of(step));
            path.addAll(rest);
            paths.add(path);
        });
    }

    private static Object without(Object part, List<String> path) {
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (part instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int index = Integer.parseInt(step);
            if (rest.isEmpty()) {
                copy.remove(index);
            } else {
                copy.set(index, without(copy.get(index), rest));
            }
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>(TemplateTree.entries(part));
        if (rest.isEmpty()) {
            copy.remove(step);
        } else {
            copy.put(step, without(copy.get(step), rest));
        }
        return copy;
    }
}
