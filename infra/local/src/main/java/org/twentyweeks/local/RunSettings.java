package org.twentyweeks.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the person who starts the run may choose.
 *
 * @param port the loopback port; 0 for any free one
 * @param data the folder that keeps everything over a restart
 * @param reset whether to forget what an earlier run kept there
 */
record RunSettings(int port, Path data, boolean reset) {

    private static final int PORT_MAX = 65_535;

    private static final Map<String, String> DEFAULTS = Map.of("PORT", "8080", "DATA", ".local", "RESET", "");

    /**
     * Reads {@code NAME=value} arguments, as make takes them, and for what they leave out the environment. An empty value
     * counts as left out.
     *
     * @throws CannotStartException for an unknown argument or a value that makes no sense
     */
    static RunSettings read(List<String> arguments, Map<String, String> environment) {
        var values = new LinkedHashMap<>(DEFAULTS);
        for (String name : DEFAULTS.keySet()) {
            putUnlessEmpty(values, name, environment.getOrDefault(name, ""));
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !DEFAULTS.containsKey(name)) {
                throw new CannotStartException("\"" + argument
                        + "\" is not understood: give PORT=<number>, DATA=<folder> or RESET=1, for example PORT=8081.");
            }
            putUnlessEmpty(values, name, argument.substring(equals + 1));
        }
        return new RunSettings(port(values.get("PORT")), data(values.get("DATA")), reset(values.get("RESET")));
    }

    private static void putUnlessEmpty(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value.strip());
        }
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= PORT_MAX) {
            return Integer.parseInt(text);
        }
        throw new CannotStartException("PORT is \"" + text
                + "\", which is no port: give a number from 1 to 65535, or 0 for any free one, for example PORT=8081.");
    }

    private static Path data(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new CannotStartException(
                    "DATA is no name of a folder: give one that you may write to, for example DATA=.local.");
        }
    }

    private static boolean reset(String text) {
        return switch (text) {
            case "", "0" -> false;
            case "1" -> true;
            default ->
                throw new CannotStartException(
                        "RESET is \"" + text + "\": give RESET=1 to forget what an earlier run kept, or leave it out.");
        };
    }
}
