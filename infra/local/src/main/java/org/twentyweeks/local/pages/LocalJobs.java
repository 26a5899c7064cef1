package org.twentyweeks.local.pages;

import java.util.Locale;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.objects.LocalObjects;
import org.twentyweeks.local.queues.LocalQueues;
import org.twentyweeks.local.web.Problem;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHandler;
import org.twentyweeks.local.web.WebRequest;

/** Fires schedules, and reads and writes what lies in buckets. */
public final class LocalJobs implements WebHandler {

    static final String RUN = "/_local/run/";
    static final String OBJECTS = "/_local/objects/";

    private final LocalQueues queues;
    private final LocalObjects objects;
    private final VirtualClock clock;

    public LocalJobs(LocalQueues queues, LocalObjects objects, VirtualClock clock) {
        this.queues = queues;
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        return request.path().startsWith(RUN)
                ? run(request, request.path().substring(RUN.length()))
                : object(request, request.path().substring(OBJECTS.length()));
    }

    /** The schedule is due at the moment that the clock shows. */
    private WebAnswer run(WebRequest request, String function) {
        if (!request.method().equals("POST")) {
            return Problem.answer(405, "Method Not Allowed", "Here only POST is answered.")
                    .with("Allow", "POST");
        }
        return queues.fire(logicalId(function), clock.now())
                ? WebAnswer.json(202, "{\"fired\":true}")
                : Problem.answer(404, "Not Found", "No function of that name has a schedule.");
    }

    /** {@code seal-cases} is {@code SealCases}. */
    private static String logicalId(String function) {
        var logicalId = new StringBuilder();
        for (String word : function.split("-")) {
            logicalId.append(word.substring(0, Math.min(1, word.length())).toUpperCase(Locale.ROOT));
            logicalId.append(word.substring(Math.min(1, word.length())));
        }
        return logicalId.toString();
    }

    private WebAnswer object(WebRequest request, String path) {
        int slash = path.indexOf('/');
        if (slash < 1 || slash == path.length() - 1) {
            return Problem.answer(404, "Not Found", "Name a bucket and a key: /_local/objects/{bucket}/{key}.");
        }
        var bucket = path.substring(0, slash);
        var key = path.substring(slash + 1);
        return switch (request.method()) {
            case "GET", "HEAD" ->
                objects.read(bucket, key)
                        .map(content -> WebAnswer.of(200, "application/octet-stream", WebAnswer.bytes(content))
                                .with("Cache-Control", "no-store"))
                        .orElseGet(() -> Problem.answer(404, "Not Found", "Nothing lies there."));
            case "PUT" ->
                objects.write(bucket, key, request.body())
                        ? WebAnswer.json(200, "{\"kept\":true}")
                        : Problem.answer(404, "Not Found", "There is no such bucket.");
            default ->
                Problem.answer(405, "Method Not Allowed", "Here only GET and PUT are answered.")
                        .with("Allow", "GET, PUT");
        };
    }
}
