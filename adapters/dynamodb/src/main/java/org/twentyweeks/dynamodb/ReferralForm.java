package org.twentyweeks.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Referral.Child;
import org.twentyweeks.core.casework.Referral.Requester;

/** The identifying answers of a request as one JSON text; answers that were not given are left out. */
final class ReferralForm {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReferralForm() {}

    static String write(Referral referral) {
        var requester = new LinkedHashMap<String, Object>();
        put(requester, "type", referral.requester().type());
        put(requester, "name", referral.requester().name());
        put(requester, "email", referral.requester().email());
        put(requester, "phone", referral.requester().phone());
        put(requester, "relationship", referral.requester().relationship());
        var child = new LinkedHashMap<String, Object>();
        put(child, "forename", referral.child().forename());
        put(child, "surname", referral.child().surname());
        put(child, "knownAs", referral.child().knownAs());
        put(child, "dateOfBirth", referral.child().dateOfBirth());
        put(child, "postcode", referral.child().postcode());
        if (!referral.child().addressLines().isEmpty()) {
            child.put("addressLines", referral.child().addressLines());
        }
        put(child, "upn", referral.child().upn());
        put(child, "nhsNumber", referral.child().nhsNumber());
        put(child, "settingName", referral.child().settingName());
        put(child, "settingUrn", referral.child().settingUrn());
        put(child, "yearGroup", referral.child().yearGroup());
        try {
            var answers = new LinkedHashMap<String, Object>();
            answers.put("requester", requester);
            answers.put("child", child);
            return MAPPER.writeValueAsString(answers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A referral could not be written");
        }
    }

    /** The answers that are stored there; those that are not are empty, the free text among them. */
    static Referral read(String written) {
        try {
            var root = MAPPER.readTree(written);
            var requester = root.path("requester");
            var child = root.path("child");
            var lines = new ArrayList<String>();
            child.path("addressLines").forEach(line -> lines.add(line.asText()));
            return new Referral(
                    new Requester(
                            requester.path("type").asText(""),
                            requester.path("name").asText(""),
                            requester.path("email").asText(""),
                            requester.path("phone").asText(""),
                            requester.path("relationship").asText("")),
                    new Child(
                            child.path("forename").asText(""),
                            child.path("surname").asText(""),
                            child.path("knownAs").asText(""),
                            child.path("dateOfBirth").asText(""),
                            child.path("postcode").asText(""),
                            lines,
                            child.path("upn").asText(""),
                            child.path("nhsNumber").asText(""),
                            child.path("settingName").asText(""),
                            child.path("settingUrn").asText(""),
                            child.path("yearGroup").asText("")),
                    "",
                    "",
                    "");
        } catch (JsonProcessingException spoilt) {
            // Without the cause: its message quotes the item.
            throw new IllegalStateException("A personal part is not JSON");
        }
    }

    private static void put(Map<String, Object> members, String name, String answer) {
        if (!answer.isEmpty()) {
            members.put(name, answer);
        }
    }
}
