package org.twentyweeks.core.casework;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who can have a case: a person or a team, as facts, heads and addresses name them. */
public final class Owner {

    /** The owner of every case in the quarantine. */
    public static final String QUARANTINE = "team:quarantine";

    private static final String STAFF = "staff:";
    private static final Pattern FORM = Pattern.compile("(staff:[A-Za-z0-9-]{1,64}|team:[a-z0-9-]{1,64})");

    private Owner() {}

    /** Whether a text is {@code staff:<id>} or {@code team:<id>}: letters, digits and hyphens, a team's in small letters. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** A person, by the id under which tokens and facts know that person. */
    public static String staff(String id) {
        return STAFF + id;
    }

    public static String team(String id) {
        return "team:" + id;
    }

    /** The id of the person; empty for a team. */
    public static Optional<String> staffId(String owner) {
        return owner.startsWith(STAFF) ? Optional.of(owner.substring(STAFF.length())) : Optional.empty();
    }
}
