package org.twentyweeks.local.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.twentyweeks.local.web.WebAnswer;

/** Fills templates and serves what they link to. */
final class Pages {

    /** Nothing from elsewhere, and no script at all. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> CONTENT_TYPES_OF_ASSETS =
            Map.of("local.css", "text/css; charset=utf-8", "icon.svg", "image/svg+xml");

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withLoader(Pages::source);

    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Pages() {}

    /**
     * A page.
     *
     * @param model has a {@code title}, which the page's own template does not repeat
     */
    static WebAnswer page(int status, String template, Object model) {
        var html = COMPILED.computeIfAbsent(template, Pages::compiled).execute(model);
        return WebAnswer.of(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }

    /** A style sheet or picture; empty when there is none of that name. */
    static Optional<WebAnswer> asset(String name) {
        return Optional.ofNullable(CONTENT_TYPES_OF_ASSETS.get(name))
                .map(contentType -> WebAnswer.of(200, contentType, text(name))
                        .with("X-Content-Type-Options", "nosniff")
                        .with("Cache-Control", "no-cache"));
    }

    static String text(String resource) {
        try (var input = Pages.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Template compiled(String template) {
        try (var source = source(template)) {
            return COMPILER.compile(source);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Reader source(String template) {
        var input = Pages.class.getResourceAsStream(template + ".mustache");
        if (input == null) {
            throw new IllegalStateException("The template " + template + " is missing");
        }
        return new InputStreamReader(input, StandardCharsets.UTF_8);
    }
}
