package org.twentyweeks.testkit.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A function as {@code template.yaml} declares it. It is read as the text it is: that the file means what it seems to is
 * held elsewhere.
 *
 * @param handler the value of {@code Handler}
 * @param variables the names of its variables, each with its value where that is a plain text
 */
public record DeclaredFunction(String handler, Map<String, Optional<String>> variables) {

    private static final Pattern HANDLER = Pattern.compile("\\n {6}Handler: (\\S+)");
    private static final Pattern VARIABLES = Pattern.compile("\\n {8}Variables:\\n((?: {10}.*\\n)+)");
    private static final Pattern VARIABLE = Pattern.compile(" {10}([A-Z_]+): (.*)\\n");

    /** The function of that logical id in the template of the project. */
    public static DeclaredFunction named(String logicalId) {
        var template = read(Path.of(System.getProperty("project.root"), "template.yaml"));
        var from = template.indexOf("\n  " + logicalId + ":\n");
        var text = template.substring(from + 1).replaceFirst("(?s)\\n {2}[A-Z#].*", "\n");
        var handler = HANDLER.matcher(text);
        var block = VARIABLES.matcher(text);
        if (from < 0 || !handler.find() || !block.find()) {
            throw new IllegalStateException(
                    "template.yaml has no function " + logicalId + " with handler and variables");
        }
        var variables = new LinkedHashMap<String, Optional<String>>();
        VARIABLE.matcher(block.group(1))
                .results()
                .forEach(found -> variables.put(
                        found.group(1), Optional.of(found.group(2)).filter(value -> !value.startsWith("!"))));
        return new DeclaredFunction(handler.group(1), variables);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
