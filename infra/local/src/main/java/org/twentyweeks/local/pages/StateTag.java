package org.twentyweeks.local.pages;

import java.util.Locale;
import org.twentyweeks.core.casework.DeadlineState;

/**
 * A state as a page shows it: words first, and a sign and a colour for those who can see them.
 *
 * @param style the class of the style sheet
 */
record StateTag(String words, String sign, String style) {

    static StateTag of(DeadlineState state) {
        var sign = switch (state) {
            case OPEN -> "○";
            case MET, MET_LATE, MET_LATE_EXCEPTION -> "✓";
            case OVERDUE, OVERDUE_EXCEPTION, LATE -> "!";
            case LAPSED, NOT_APPLICABLE -> "–";
        };
        return new StateTag(
                state.words(), sign, state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
