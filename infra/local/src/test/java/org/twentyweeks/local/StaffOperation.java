package org.twentyweeks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.twentyweeks.core.staff.Role;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation of the staff API, as its published description has it.
 *
 * @param method in upper case
 * @param path below the API, with something in place of each parameter
 * @param roles who may, by {@code x-roles}
 */
record StaffOperation(String method, String path, Set<Role> roles) {

    private static final Path DESCRIPTION = Path.of(System.getProperty("project.root"), "docs/openapi/staff-api.yaml");

    /** A reference that is well-formed and no case's. */
    private static final String REFERENCE = "7K3M-Z9Q4-TXW2-0BDR";

    /** All of them. */
    static List<StaffOperation> described() {
        var operations = new ArrayList<StaffOperation>();
        part(read(), "paths")
                .forEach((path, methods) -> entries(methods)
                        .forEach((method, operation) -> operations.add(new StaffOperation(
                                method.toUpperCase(Locale.ROOT),
                                path.replaceAll("\\{reference}", REFERENCE).replaceAll("\\{[^}]*}", "some-1"),
                                roles(entries(operation))))));
        return operations;
    }

    private static Set<Role> roles(Map<String, Object> operation) {
        var roles = EnumSet.noneOf(Role.class);
        for (Object name : (List<?>) operation.get("x-roles")) {
            roles.add(Role.named((String) name).orElseThrow());
        }
        return roles;
    }

    private static Object read() {
        try {
            return new Yaml().load(Files.readString(DESCRIPTION));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Object> part(Object whole, String name) {
        return entries(entries(whole).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entries(Object map) {
        return (Map<String, Object>) map;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
