package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.twentyweeks.core.intake.Authority;

/** Reads the settings of a council, which are packaged with the function and named by its LA code. */
public final class AuthorityFile {

    private AuthorityFile() {}

    /**
     * The council of that code.
     *
     * @throws IllegalStateException when no such file is packaged, it is of another council, or a field is missing, with
     *     its name
     */
    public static Authority read(String code) {
        var file = "/org/twentyweeks/authority/" + code + ".json";
        try (var resource = AuthorityFile.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("No settings are packaged for the council of that code: " + file);
            }
            var authority = authority(StrictJson.read(resource.readAllBytes())
                    .orElseThrow(() -> new IllegalStateException(file + " is not JSON")));
            if (!authority.code().equals(code)) {
                throw new IllegalStateException(file + " is of another council");
            }
            return authority;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Authority authority(JsonNode root) {
        return new Authority(
                text(root, "/code"),
                text(root, "/name"),
                new Authority.Contact(
                        text(root, "/contact/phone"), text(root, "/contact/email"), texts(root, "/contact/address")),
                texts(root, "/postcodeDistricts"),
                text(root, "/intakeTeam"));
    }

    private static String text(JsonNode root, String pointer) {
        var value = root.at(pointer);
        if (!value.isTextual()) {
            throw new IllegalStateException("The council's settings lack the text " + pointer);
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode root, String pointer) {
        var values = root.at(pointer);
        var texts = new ArrayList<String>();
        for (int place = 0; place < values.size(); place++) {
            texts.add(text(root, pointer + "/" + place));
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("The council's settings lack the list " + pointer);
        }
        return texts;
    }
}
