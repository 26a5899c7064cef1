package org.twentyweeks.core.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Noted;

/** What makes a form look as if a machine had filled it in. A sign is no proof: it holds a request and loses none. */
public final class SignsOfAutomation {

    /**
     * No person sends the form sooner after it was shown. From the empty first page to sending are eleven pages, each
     * loaded because a button of the one before was pressed, and two of them with something typed or filled in by the
     * browser: at a fifth of a second for each press and no time at all on the way, that is more than two seconds for
     * pressing alone, and one for finding the buttons.
     */
    public static final Duration SOONEST = Duration.ofSeconds(3);

    private SignsOfAutomation() {}

    /**
     * The signs that a form shows.
     *
     * @param unseenFieldFilled whether there is something in the field that people do not see
     * @param shownAt when the empty form was shown, where that is known
     * @param receivedAt when it was sent, by the same clock. At the very moment, or earlier, a clock stands still or was
     *     set, and nothing is known
     */
    public static Set<Noted> of(boolean unseenFieldFilled, Optional<Instant> shownAt, Instant receivedAt) {
        var signs = EnumSet.noneOf(Noted.class);
        if (unseenFieldFilled) {
            signs.add(Noted.UNSEEN_FIELD_FILLED);
        }
        var taken = shownAt.map(shown -> Duration.between(shown, receivedAt));
        if (taken.filter(Duration::isPositive)
                .filter(time -> time.compareTo(SOONEST) < 0)
                .isPresent()) {
            signs.add(Noted.SENT_TOO_SOON);
        }
        return signs;
    }
}
