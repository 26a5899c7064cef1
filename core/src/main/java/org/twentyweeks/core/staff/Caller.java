package org.twentyweeks.core.staff;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The member of staff who asks, as the council's identity provider vouches for them.
 *
 * @param staffId a pseudonym that stays the same for a person; letters, digits and hyphens, 1 to 64 of them
 * @param roles at least one
 */
public record Caller(String staffId, Set<Role> roles) {

    private static final Pattern STAFF_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @throws IllegalArgumentException when the id is none, or there is no role; it does not repeat the id */
    public Caller {
        if (!isStaffId(staffId)) {
            throw new IllegalArgumentException("A staff id is 1 to 64 letters, digits and hyphens");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A caller has a role");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether that can be the id of a member of staff. An e-mail address cannot: it names a person. */
    public static boolean isStaffId(String text) {
        return STAFF_ID.matcher(text).matches();
    }

    /** As what the caller does is recorded: {@code staff:<id>}. */
    public String recordedAs() {
        return "staff:" + staffId;
    }

    /** Whether the caller has one of these roles. */
    public boolean isOneOf(Set<Role> permitted) {
        return roles.stream().anyMatch(permitted::contains);
    }
}
