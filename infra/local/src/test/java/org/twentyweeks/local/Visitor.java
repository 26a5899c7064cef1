package org.twentyweeks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.twentyweeks.core.staff.Role;

/** Reaches a local run over HTTP, as curl or a browser would. Follows no redirect. */
final class Visitor {

    static final String REQUEST = """
            {"requester":{"type":"PARENT","name":"Ada Bright","email":"ada.bright@example.org"},
             "child":{"forename":"Robin","surname":"Bright","dateOfBirth":"2017-05-04"},
             "reason":"Robin cannot keep up in class."}""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Visitor(URI address) {
        this.address = address;
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    /** Posts a referral; an empty key is no key. */
    HttpResponse<String> refer(String key, String json) {
        var request = to("referrals").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    /** Posts a form as a browser would from a page of that origin. */
    HttpResponse<String> submit(String path, String origin, String fields) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(fields)));
    }

    /** A token of the development issuer. */
    String token(Role role, String staff) {
        return get("_local/token?role=" + role + "&staff=" + staff).body();
    }

    /** Asks the staff API with that token. */
    HttpResponse<String> staff(String path, String token) {
        return send(
                to("staff/" + path).header("Authorization", "Bearer " + token).GET());
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(to(path).method(method, BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What a reader sees of a page: its text without tags, white space made single. */
    static String text(HttpResponse<String> page) {
        return page.body()
                .replaceAll("<title[^>]*>.*?</title>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ");
    }
}
