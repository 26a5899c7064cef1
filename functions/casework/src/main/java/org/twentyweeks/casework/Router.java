package org.twentyweeks.casework;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.ProblemReply;

/** Finds the operation of a request, and whether its caller may have it done. */
final class Router {

    private static final ProblemReply UNKNOWN_CALLER = ProblemReply.of(
                    401,
                    "sign-in",
                    "It is not known who asks",
                    "Sign in again, and send the request with the access token that you get.")
            .withHeader("WWW-Authenticate", "Bearer");

    private static final ProblemReply FORBIDDEN = ProblemReply.of(
            403,
            "forbidden",
            "Your roles do not allow this",
            "Nothing was done. Whoever gives out roles in your council can say which one it takes.");

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * Answers a request.
     *
     * @throws IllegalArgumentException when the table has no such route: the API's definition has one too many
     */
    HttpReply answer(HttpRequest request) {
        var route = routes.stream()
                .filter(candidate -> candidate.is(request))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The staff API has no such route"));
        var caller = caller(request);
        if (caller.isEmpty()) {
            return UNKNOWN_CALLER.to(request);
        }
        return caller.get().isOneOf(route.roles())
                ? route.operation().answer(new StaffRequest(request, caller.get()))
                : FORBIDDEN.to(request);
    }

    /** As the authorizer says, and nobody else: a header of the same name is a header. */
    private static Optional<Caller> caller(HttpRequest request) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(request.authorizer().getOrDefault("roles", "").split(","))
                .map(Role::named)
                .flatMap(Optional::stream)
                .forEach(roles::add);
        return Optional.of(request.authorizer().getOrDefault("staff", ""))
                .filter(staffId -> Caller.isStaffId(staffId) && !roles.isEmpty())
                .map(staffId -> new Caller(staffId, roles));
    }
}
