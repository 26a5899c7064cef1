package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Referral.Child;
import org.twentyweeks.core.casework.Referral.Requester;
import org.twentyweeks.core.intake.Problem;

/**
 * A request for an EHC needs assessment, decoded from its canonical JSON, whoever sends it. Every answer is a text, and {@code null} is an answer that was not given. A
 * member that no field takes is left in the original and noted.
 */
public final class CanonicalReferral {

    private static final String ADDRESS_LINES = "addressLines";
    private static final List<String> REQUESTER = List.of("type", "name", "email", "phone", "relationship");
    private static final List<String> CHILD = List.of(
            "forename",
            "surname",
            "knownAs",
            "dateOfBirth",
            "postcode",
            ADDRESS_LINES,
            "upn",
            "nhsNumber",
            "settingName",
            "settingUrn",
            "yearGroup");
    private static final List<String> TOP = List.of("requester", "child", "reason", "views", "otherPeopleInvolved");

    private final List<Problem> problems = new ArrayList<>();
    private final EnumSet<Noted> noted = EnumSet.noneOf(Noted.class);
    private final Referral referral;

    private CanonicalReferral(JsonNode root, Set<String> alsoKnown) {
        noteUnknown(root, Stream.concat(TOP.stream(), alsoKnown.stream()).toList());
        var requester = object(root, "/requester", REQUESTER);
        var child = object(root, "/child", CHILD);
        referral = new Referral(
                new Requester(
                        text(requester, "/requester", "type"),
                        text(requester, "/requester", "name"),
                        text(requester, "/requester", "email"),
                        text(requester, "/requester", "phone"),
                        text(requester, "/requester", "relationship")),
                new Child(
                        text(child, "/child", "forename"),
                        text(child, "/child", "surname"),
                        text(child, "/child", "knownAs"),
                        text(child, "/child", "dateOfBirth"),
                        text(child, "/child", "postcode"),
                        addressLines(child),
                        text(child, "/child", "upn"),
                        text(child, "/child", "nhsNumber"),
                        text(child, "/child", "settingName"),
                        text(child, "/child", "settingUrn"),
                        text(child, "/child", "yearGroup")),
                text(root, "", "reason"),
                text(root, "", "views"),
                text(root, "", "otherPeopleInvolved"));
    }

    /**
     * Decodes a request.
     *
     * @throws RefusedException with one problem for each field that is not of its type
     */
    public static CanonicalReferral read(JsonNode root) {
        return read(root, Set.of());
    }

    /**
     * Decodes a request that says more than its sender would.
     *
     * @param alsoKnown the top-level members that somebody else reads, and which are not noted therefore
     * @throws RefusedException with one problem for each field that is not of its type
     */
    public static CanonicalReferral read(JsonNode root, Set<String> alsoKnown) {
        if (!root.isObject()) {
            throw new RefusedException(problem(List.of(new Problem("", "Send one JSON object."))));
        }
        var request = new CanonicalReferral(root, alsoKnown);
        if (!request.problems.isEmpty()) {
            throw new RefusedException(problem(request.problems));
        }
        return request;
    }

    /** Every field that is read, as a JSON pointer. */
    public static Set<String> fields() {
        var fields = new LinkedHashSet<String>();
        TOP.forEach(name -> {
            switch (name) {
                case "requester" -> REQUESTER.forEach(member -> fields.add("/requester/" + member));
                case "child" -> CHILD.forEach(member -> fields.add("/child/" + member));
                default -> fields.add("/" + name);
            }
        });
        return Collections.unmodifiableSet(fields);
    }

    /** The answers as they were sent, each empty when it was not given. */
    public Referral referral() {
        return referral;
    }

    /** Whether anything was sent that no field takes. */
    public Set<Noted> noted() {
        return noted;
    }

    /** The answer to fields that cannot be taken. */
    public static ProblemReply problem(List<Problem> problems) {
        return ProblemReply.of(
                        422,
                        "fields",
                        "Some fields cannot be taken as they are",
                        "Put right what the errors name and send the request again. Nothing was stored.")
                .withErrors(problems);
    }

    private JsonNode object(JsonNode root, String pointer, List<String> known) {
        var value = root.at(pointer);
        if (value.isObject()) {
            noteUnknown(value, known);
        } else if (isGiven(value)) {
            problems.add(new Problem(pointer, "Send a JSON object here, or leave it out."));
        }
        return value;
    }

    private String text(JsonNode object, String at, String name) {
        return text(object.path(name), at + "/" + name);
    }

    private String text(JsonNode value, String pointer) {
        if (isGiven(value) && !value.isTextual()) {
            problems.add(new Problem(pointer, "Send a JSON string here, or leave it out."));
        }
        return value.asText("");
    }

    private List<String> addressLines(JsonNode child) {
        var value = child.path(ADDRESS_LINES);
        var lines = new ArrayList<String>();
        if (value.isArray()) {
            for (int line = 0; line < value.size(); line++) {
                lines.add(text(value.get(line), "/child/addressLines/" + line));
            }
        } else if (isGiven(value)) {
            problems.add(new Problem("/child/addressLines", "Send a JSON array of strings here, or leave it out."));
        }
        return lines;
    }

    private void noteUnknown(JsonNode object, List<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                noted.add(Noted.UNKNOWN_FIELDS);
            }
        });
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
