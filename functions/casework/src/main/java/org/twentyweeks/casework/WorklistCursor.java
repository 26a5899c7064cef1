package org.twentyweeks.casework;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.lambda.RefusedException;

/** Says where the next page of a worklist begins, and of which: it goes with the owner and the day that it was made for. */
final class WorklistCursor {

    private static final String SEPARATOR = "|";

    private WorklistCursor() {}

    static String write(IndexPosition position, String owner, LocalDate until) {
        var text = String.join(
                SEPARATOR,
                owner,
                until.toString(),
                position.day().toString(),
                position.reference().symbols());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws RefusedException when it is no cursor, or one of another list */
    static IndexPosition read(String cursor, String owner, LocalDate until) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 4 && parts[0].equals(owner) && parts[1].equals(until.toString())) {
                return new IndexPosition(LocalDate.parse(parts[2]), new Reference(parts[3]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // Told below, like one of another list.
        }
        throw StaffProblems.badParameter(
                "cursor", "Send the cursor that came with the page before, with the same owner and until.");
    }
}
