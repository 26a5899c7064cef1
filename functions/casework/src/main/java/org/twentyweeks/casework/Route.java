package org.twentyweeks.casework;

import java.util.EnumSet;
import java.util.Set;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.lambda.HttpRequest;

/**
 * A line of the table of the staff API.
 *
 * @param method in upper case
 * @param resource the path as the API declares it, for example {@code /cases/{reference}}
 * @param roles who may: one of these is enough
 * @param operation what is done
 */
record Route(String method, String resource, Set<Role> roles, Operation operation) {

    Route {
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }

    boolean is(HttpRequest request) {
        return request.method().equals(method) && request.resource().equals(resource);
    }
}
