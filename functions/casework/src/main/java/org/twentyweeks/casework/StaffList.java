package org.twentyweeks.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.staff.Absence;
import org.twentyweeks.core.staff.KeepStaff;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.Team;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.ProblemReply;

/** {@code GET /staff}, {@code PUT /staff/{id}} and {@code PUT /teams/{id}}: who can have cases. */
final class StaffList {

    private static final Set<String> MEMBER = Set.of(
            "name",
            "email",
            "role",
            "team",
            "fullTimeEquivalent",
            "absentFrom",
            "absentTo",
            "cover",
            "manager",
            "active");
    private static final Set<String> TEAM = Set.of("name", "mailbox");
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    private final StaffStore staff;
    private final KeepStaff keepStaff;

    StaffList(StaffStore staff) {
        this.staff = staff;
        this.keepStaff = new KeepStaff(staff);
    }

    /** Everybody and every team. */
    HttpReply everybody(StaffRequest request) {
        var everybody = staff.everybody();
        var body = new LinkedHashMap<String, Object>();
        body.put("members", everybody.members().stream().map(StaffList::member).toList());
        body.put("teams", everybody.teams().stream().map(StaffList::team).toList());
        return HttpReply.json(200, "staff", body);
    }

    /** Keeps a member of staff. */
    HttpReply keepMember(StaffRequest request) {
        var body = known(request.json(), MEMBER);
        var id = request.pathParameter("id");
        var member = new StaffMember(
                id,
                text(body, "name"),
                text(body, "email"),
                Codes.required(body, "role", Role.class),
                text(body, "team"),
                body.path("fullTimeEquivalent").decimalValue(),
                absence(body),
                optional(body, "cover"),
                optional(body, "manager"),
                active(body),
                version(request));
        return kept(request, id, keepStaff.keep(member, change(request)));
    }

    /** Keeps a team. */
    HttpReply keepTeam(StaffRequest request) {
        var body = known(request.json(), TEAM);
        var id = request.pathParameter("id");
        var team = new Team(id, text(body, "name"), text(body, "mailbox"), version(request));
        return kept(request, id, keepStaff.keep(team, change(request)));
    }

    private static HttpReply kept(StaffRequest request, String id, KeepStaff.Outcome outcome) {
        return switch (outcome) {
            case KeepStaff.Outcome.Kept(int version) -> {
                var body = new LinkedHashMap<String, Object>();
                body.put("id", id);
                body.put("version", version);
                yield HttpReply.json(200, "kept", body).withHeader("ETag", "\"" + version + "\"");
            }
            case KeepStaff.Outcome.ChangedMeanwhile _ ->
                ProblemReply.of(
                                409,
                                "changed-meanwhile",
                                "The list has another version of this",
                                "Nothing was changed. Read the list again, and send the version that it has as If-Match;"
                                        + " none for somebody who is not on it.")
                        .to(request.http());
            case KeepStaff.Outcome.Refused refused ->
                StaffProblems.fields(refused.problems()).to(request.http());
        };
    }

    /** The version that is to be replaced: 0, which is none, when the caller names none. */
    private static int version(StaffRequest request) {
        return request.ifMatch(
                        VERSION,
                        "Send the version in quotes, or no If-Match for somebody who is new. Nothing was changed.")
                .map(named -> Integer.parseInt(named.group(1)))
                .orElse(0);
    }

    private static JsonNode known(JsonNode body, Set<String> members) {
        if (!body.isObject()) {
            throw StaffProblems.refused("", "Send one JSON object.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw StaffProblems.refused(
                        "",
                        "Send nothing but these members: "
                                + List.copyOf(members).stream().sorted().toList());
            }
        });
        return body;
    }

    private static Optional<Absence> absence(JsonNode body) {
        var from = optional(body, "absentFrom");
        var to = optional(body, "absentTo");
        if (from.isPresent() != to.isPresent()) {
            throw StaffProblems.refused("/absentTo", "Send absentFrom and absentTo together, or neither.");
        }
        try {
            return from.map(first -> new Absence(
                    FactVocabulary.readDay("absentFrom", first), FactVocabulary.readDay("absentTo", to.orElseThrow())));
        } catch (IllegalArgumentException wrong) {
            throw StaffProblems.refused(
                    "/absentTo", "Send two days, written yyyy-MM-dd, the second not before the first.");
        }
    }

    /** Never by default: whoever is not active has no cases in the morning. */
    private static boolean active(JsonNode body) {
        if (!body.path("active").isBoolean()) {
            throw StaffProblems.refused("/active", "Say true or false.");
        }
        return body.path("active").booleanValue();
    }

    private static String text(JsonNode body, String name) {
        var value = body.path(name);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw StaffProblems.refused("/" + name, "Send text.");
        }
        return value.asText("");
    }

    private static Optional<String> optional(JsonNode body, String name) {
        return Optional.of(text(body, name)).filter(text -> !text.isEmpty());
    }

    private static StaffStore.Change change(StaffRequest request) {
        return new StaffStore.Change(request.caller().recordedAs(), request.receivedAt(), request.correlationId());
    }

    private static Map<String, Object> member(StaffMember member) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", member.id());
        body.put("name", member.name());
        body.put("email", member.email());
        body.put("role", member.role().name());
        body.put("team", member.team());
        body.put("fullTimeEquivalent", member.fullTimeEquivalent());
        member.absence().ifPresent(absence -> {
            body.put("absentFrom", absence.from().toString());
            body.put("absentTo", absence.to().toString());
        });
        member.cover().ifPresent(cover -> body.put("cover", cover));
        member.manager().ifPresent(manager -> body.put("manager", manager));
        body.put("active", member.active());
        body.put("version", member.version());
        return body;
    }

    private static Map<String, Object> team(Team team) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", team.id());
        body.put("name", team.name());
        body.put("mailbox", team.mailbox());
        body.put("version", team.version());
        return body;
    }
}
