package org.twentyweeks.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Templates, compiled once. Whatever a model holds is escaped, unless a template says otherwise; none does. */
public final class Templates {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withLoader(Templates::source);

    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Templates() {}

    /** The template of that name, filled. */
    public static String fill(String name, Object model) {
        return COMPILED.computeIfAbsent(name, template -> COMPILER.compile(source(template)))
                .execute(model);
    }

    /** A packaged text of this package. */
    public static String text(String resource) {
        try (var input = Templates.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Reader source(String template) {
        return new StringReader(text(template + ".mustache"));
    }
}
