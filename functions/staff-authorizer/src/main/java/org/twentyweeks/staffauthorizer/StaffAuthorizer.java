package org.twentyweeks.staffauthorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.lambda.AuthorizerBoundary;
import org.twentyweeks.lambda.TokenReply;
import org.twentyweeks.lambda.TokenRequest;

/** The function, whatever lies behind its ports. It says who calls, and never what they may do. */
final class StaffAuthorizer implements RequestStreamHandler {

    private final AuthorizerBoundary boundary;
    private final TokenCheck tokens;

    StaffAuthorizer(AuthorizerSettings settings, AuthorizerPorts ports) {
        boundary = new AuthorizerBoundary("staff-authorizer", ports.clock(), ports.telemetry());
        tokens = new TokenCheck(settings, ports.keys());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.token(event, answer, context, this::reply);
    }

    private TokenReply reply(TokenRequest request) {
        return switch (tokens.check(request.authorization(), request.at())) {
            case Verdict.Admitted admitted -> TokenReply.allow(admitted.caller().staffId(), context(admitted.caller()));
            case Verdict.Refused refused -> TokenReply.deny(refused.why().outcome());
        };
    }

    private static Map<String, String> context(Caller caller) {
        var roles = caller.roles().stream().sorted().map(Role::name).collect(Collectors.joining(","));
        return Map.of("staff", caller.staffId(), "roles", roles);
    }
}
