package org.twentyweeks.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.twentyweeks.core.staff.Role;

/**
 * What the staff API does, and who may have it done: the one table of both. The same roles stand as {@code x-roles} in
 * {@code docs/openapi/staff-api.yaml}.
 */
final class Routes {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

    private Routes() {}

    static List<Route> of(CaseworkPorts ports) {
        return List.of(new Route("GET", "/rules", EVERYBODY, new ReadRules()));
    }
}
