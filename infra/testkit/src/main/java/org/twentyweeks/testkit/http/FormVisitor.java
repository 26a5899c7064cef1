package org.twentyweeks.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Goes through the form as a browser does: follows the links and forms of a page from where the page is. */
final class FormVisitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI at;
    private HttpResponse<String> page;

    FormVisitor(URI start) {
        at = start;
        page = send(HttpRequest.newBuilder(at).GET());
    }

    HttpResponse<String> page() {
        return page;
    }

    /** Follows the link or reads the file that stands after that text in the page. */
    HttpResponse<String> read(String before) {
        return send(HttpRequest.newBuilder(at.resolve(found(before + "\"([^\"]+)\"")))
                .GET());
    }

    void follow(String before) {
        at = at.resolve(found(before + "\"([^\"]+)\""));
        page = send(HttpRequest.newBuilder(at).GET());
    }

    /** Sends the page's form with what it carries and these answers, and goes to the page that comes back. */
    void submit(Map<String, String> answers) {
        page = send(form(answers));
        at = page.request().uri();
    }

    /** Sends the page's form and stays on the page, as the first of two clicks does. Many threads may do that at once. */
    HttpResponse<String> submitAndStay() {
        return send(form(Map.of()));
    }

    private HttpRequest.Builder form(Map<String, String> answers) {
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.putAll(answers);
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(at.resolve(found("<form [^>]*action=\"([^\"]+)\"")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private String found(String pattern) {
        var found = Pattern.compile(pattern).matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("The page at " + at + " (" + page.statusCode() + ") has no " + pattern);
        }
        return found.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a page", interrupted);
        }
    }
}
