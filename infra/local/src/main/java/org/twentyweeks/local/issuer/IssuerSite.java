package org.twentyweeks.local.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.Problem;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHandler;
import org.twentyweeks.local.web.WebRequest;

/** The pages of the development issuer: what it publishes, and tokens for whoever asks. */
public final class IssuerSite implements WebHandler {

    /** Below it is what the issuer publishes. */
    public static final String ISSUER = "/_local/issuer";

    private static final String TOKEN = "/_local/token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DevelopmentIssuer issuer;

    public IssuerSite(DevelopmentIssuer issuer) {
        this.issuer = issuer;
    }

    /** Whether a path is one of these pages. */
    public static boolean owns(String path) {
        return path.equals(TOKEN) || path.startsWith(ISSUER + "/");
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET " + ISSUER + "/.well-known/openid-configuration" ->
                WebAnswer.json(200, JSON.valueToTree(issuer.discovery()).toString());
            case "GET " + ISSUER + "/keys" -> WebAnswer.json(200, issuer.publicKeys());
            case "POST " + ISSUER + "/rotation" -> {
                issuer.rotate();
                yield WebAnswer.of(204, "text/plain", "");
            }
            case "GET " + TOKEN -> token(FormFields.parse(request.query()));
            default ->
                Problem.answer(
                        404, "Not Found", "The development issuer has no such page. /_local/token gives tokens.");
        };
    }

    private WebAnswer token(FormFields fields) {
        return caller(fields)
                .map(caller -> WebAnswer.of(200, "text/plain; charset=utf-8", issuer.token(caller))
                        .with("Cache-Control", "no-store"))
                .orElseGet(() -> Problem.answer(
                        400,
                        "Bad Request",
                        "Say as whom, for example /_local/token?role=CASEWORKER&staff=dev-caseworker. Roles, with commas"
                                + " between them: " + Arrays.toString(Role.values())
                                + ". A staff id is 1 to 64 letters,"
                                + " digits and hyphens."));
    }

    private static Optional<Caller> caller(FormFields fields) {
        var roles = EnumSet.noneOf(Role.class);
        for (String name : fields.text("role").split(",")) {
            var role = Role.named(name);
            if (role.isEmpty()) {
                return Optional.empty();
            }
            roles.add(role.get());
        }
        return Optional.of(fields.text("staff")).filter(Caller::isStaffId).map(staff -> new Caller(staff, roles));
    }
}
