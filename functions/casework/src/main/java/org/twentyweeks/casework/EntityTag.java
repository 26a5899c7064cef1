package org.twentyweeks.casework;

import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.lambda.RefusedException;

/**
 * Names the state of a case in a header: how many facts it has, and its version.
 *
 * @param factCount by which it is found what was recorded since
 */
record EntityTag(int factCount, String version) {

    private static final Pattern FORM = Pattern.compile("\\*|\"([1-9][0-9]{0,5})\\.([A-Za-z0-9]{1,100})\"");

    static EntityTag of(StoredCase stored) {
        return new EntityTag(stored.facts().size(), stored.version());
    }

    /**
     * The state that the caller has seen; absent when the caller does not say.
     *
     * @throws RefusedException when it is no state of a case
     */
    static Optional<EntityTag> ifMatch(StaffRequest request) {
        return request.ifMatch(FORM, "Send the ETag of the case as you got it, or no If-Match. Nothing was recorded.")
                .filter(named -> named.group(1) != null)
                .map(named -> new EntityTag(Integer.parseInt(named.group(1)), named.group(2)));
    }

    String header() {
        return "\"" + factCount + "." + version + "\"";
    }
}
