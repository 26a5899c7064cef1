package org.twentyweeks.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.template.GatewayAnswer;
import org.twentyweeks.local.template.TemplateApi;
import org.twentyweeks.local.template.TemplateRoute;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHandler;
import org.twentyweeks.local.web.WebHeader;
import org.twentyweeks.local.web.WebRequest;

/**
 * An API as API Gateway serves it: hands a declared method of a declared path to its function, and answers
 * everything else itself, in the words of the template.
 */
public final class Gateway implements WebHandler {

    /** What API Gateway calls the occasions on which it answers itself. */
    private enum Occasion {
        /** Neither path nor method is declared; its message is "Missing Authentication Token" unless the API says better. */
        MISSING_AUTHENTICATION_TOKEN(403, "DEFAULT_4XX", "Missing Authentication Token"),
        /** No token was sent to an API that asks for one. */
        UNAUTHORIZED(401, "DEFAULT_4XX", "Unauthorized"),
        ACCESS_DENIED(403, "DEFAULT_4XX", "User is not authorized to access this resource with an explicit deny"),
        AUTHORIZER_FAILURE(500, "DEFAULT_5XX", "Internal server error"),
        REQUEST_TOO_LARGE(413, "DEFAULT_4XX", "Request Too Long"),
        INTEGRATION_TIMEOUT(504, "DEFAULT_5XX", "Endpoint request timed out"),
        /** The function failed, or gave an answer that is none. AWS has no narrower name for it than the default. */
        DEFAULT_5XX(502, "DEFAULT_5XX", "Internal server error");

        private final int status;
        private final String fallback;
        private final String message;

        Occasion(int status, String fallback, String message) {
            this.status = status;
            this.fallback = fallback;
            this.message = message;
        }
    }

    private record Served(DeclaredPath path, String method, LocalFunction function) {}

    private final List<Served> routes = new ArrayList<>();
    private final Map<String, GatewayAnswer> answers;
    private final Optional<LocalFunction> authorizer;
    private final VirtualClock clock;

    /**
     * @param functions by logical id
     * @throws CannotStartException for a route that this stand-in cannot serve
     */
    public Gateway(TemplateApi api, Map<String, LocalFunction> functions, VirtualClock clock) {
        for (TemplateRoute route : api.routes()) {
            var function = functions.get(route.functionLogicalId());
            if (function == null || route.path().contains("+}")) {
                throw new CannotStartException("The local run cannot serve " + route.method() + " " + route.path()
                        + " of template.yaml: it knows no greedy path parameters, and each route needs its function.");
            }
            this.routes.add(new Served(DeclaredPath.of(route.path()), route.method(), function));
        }
        // API Gateway prefers the path with fewer parameters.
        this.routes.sort(Comparator.comparing(served -> served.path().parameterCount()));
        this.answers = api.answers();
        this.authorizer = api.authorizer()
                .map(name -> Optional.ofNullable(functions.get(name))
                        .orElseThrow(() -> new CannotStartException("template.yaml has no function " + name + ", which "
                                + api.logicalId() + " asks who calls: give the API a function that there is.")));
        this.clock = clock;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        var requestId = UUID.randomUUID().toString();
        var served = routes.stream()
                .filter(route -> route.method().equals(request.method())
                        && route.path().match(request.path()).isPresent())
                .findFirst();
        return served.map(route -> call(route, request, requestId))
                .orElseGet(() -> own(Occasion.MISSING_AUTHENTICATION_TOKEN, requestId))
                .with("x-amzn-RequestId", requestId);
    }

    private WebAnswer call(Served served, WebRequest request, String requestId) {
        if (request.bodyTooLarge()) {
            return own(Occasion.REQUEST_TOO_LARGE, requestId);
        }
        if (authorizer.isEmpty()) {
            return call(served, request, requestId, Optional.empty());
        }
        return switch (Identified.by(authorizer.get(), request)) {
            case Identified.Caller caller -> call(served, request, requestId, Optional.of(caller.context()));
            case Identified.NoToken _ -> own(Occasion.UNAUTHORIZED, requestId);
            case Identified.Denied _ -> own(Occasion.ACCESS_DENIED, requestId);
            case Identified.Failed _ -> own(Occasion.AUTHORIZER_FAILURE, requestId);
        };
    }

    private WebAnswer call(Served served, WebRequest request, String requestId, Optional<ObjectNode> caller) {
        var function = served.function();
        return switch (function.call(ProxyEvent.of(request, served.path(), requestId, caller, clock.now()))) {
            case LocalFunction.Outcome.Answered answered ->
                ProxyReply.read(answered.reply()).orElseGet(() -> garbage(function, requestId));
            case LocalFunction.Outcome.Failed _ -> own(Occasion.DEFAULT_5XX, requestId);
            case LocalFunction.Outcome.TimedOut timedOut ->
                own(timedOut.byGateway() ? Occasion.INTEGRATION_TIMEOUT : Occasion.DEFAULT_5XX, requestId);
        };
    }

    private WebAnswer garbage(LocalFunction function, String requestId) {
        System.err.println(function.name() + " gave an answer that API Gateway does not understand");
        return own(Occasion.DEFAULT_5XX, requestId);
    }

    private WebAnswer own(Occasion occasion, String requestId) {
        var declared = answers.getOrDefault(occasion.name(), answers.get(occasion.fallback));
        if (declared == null) {
            return WebAnswer.json(occasion.status, "{\"message\":\"" + occasion.message + "\"}");
        }
        var headers = new ArrayList<WebHeader>();
        declared.headers()
                .forEach((name, value) ->
                        headers.add(new WebHeader(name, value.replace(GatewayAnswer.REQUEST_ID, requestId))));
        return new WebAnswer(
                declared.status(),
                headers,
                WebAnswer.bytes(declared.bodyTemplate()
                        .replace(GatewayAnswer.REQUEST_ID, requestId)
                        .getBytes(StandardCharsets.UTF_8)));
    }
}
