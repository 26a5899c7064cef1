package org.twentyweeks.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.twentyweeks.lambda.RefusedException;

/** Reads codes of the published language from a body. */
final class Codes {

    private Codes() {}

    /** @throws RefusedException when it is there and none of the codes */
    static <E extends Enum<E>> Optional<E> optional(JsonNode body, String name, Class<E> codes) {
        var sent = body.path(name);
        return sent.isMissingNode() || sent.isNull() ? Optional.empty() : Optional.of(required(body, name, codes));
    }

    /** @throws RefusedException when it is not there or none of the codes */
    static <E extends Enum<E>> E required(JsonNode body, String name, Class<E> codes) {
        return Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(body.path(name).textValue()))
                .findFirst()
                .orElseThrow(() -> StaffProblems.refused(
                        "/" + name, "Send one of " + Arrays.toString(codes.getEnumConstants()) + "."));
    }
}
