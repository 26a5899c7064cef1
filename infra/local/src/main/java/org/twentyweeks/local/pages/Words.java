package org.twentyweeks.local.pages;

import java.time.LocalDate;
import java.util.Locale;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.statute.Ground;

/** Codes of the published language as a page says them, beginning with a capital letter. */
final class Words {

    private Words() {}

    /** What the code says of itself, or its name spelled as words. */
    static String of(Enum<?> code) {
        return capital(
                switch (code) {
                    case Fact.InWords said -> said.words();
                    case Ground ground -> ground.words();
                    case Fact.RejectionReason reason -> reason.words();
                    case Fact.QuarantineOutcome outcome ->
                        outcome == Fact.QuarantineOutcome.ACCEPT ? "it is a request" : "it is no request";
                    default -> code.name().toLowerCase(Locale.UK).replace('_', ' ');
                });
    }

    static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(Locale.UK) + sentence.substring(1);
    }

    /** The first letter small, as within a sentence. */
    static String within(String label) {
        return label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
    }

    /** For example {@code Friday 2 October 2026}; empty for no day. */
    static String day(String iso) {
        return iso.isEmpty() ? "" : DayInWords.withWeekday(LocalDate.parse(iso));
    }
}
