package org.twentyweeks.staffauthorizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.staff.Role;

/** The claim of roles: a list of names, or one text with blanks or commas between them. */
final class RoleClaim {

    private RoleClaim() {}

    /** The roles it names. Other names are passed over: a council's groups serve other programs too. */
    static Set<Role> roles(JsonNode claim) {
        var texts = claim.isArray() ? claim.valueStream() : Stream.of(claim);
        var roles = EnumSet.noneOf(Role.class);
        texts.filter(JsonNode::isTextual)
                .flatMap(text -> Arrays.stream(text.textValue().split("[\\s,]+")))
                .map(Role::named)
                .flatMap(Optional::stream)
                .forEach(roles::add);
        return Collections.unmodifiableSet(roles);
    }
}
