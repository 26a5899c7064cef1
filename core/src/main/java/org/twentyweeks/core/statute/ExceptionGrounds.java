package org.twentyweeks.core.statute;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The grounds on which a time limit need not be met, and where they stand.
 *
 * @param provision the provision that lists them, empty when there is none
 * @param grounds in the order of the provision
 * @param absenceDaysMin how many days of the period an absence must cover, at least
 */
public record ExceptionGrounds(String provision, List<Ground> grounds, int absenceDaysMin) {

    private static final int TWO_WEEKS = 14;
    private static final int FOUR_WEEKS = 28;

    /** No ground at all. */
    public static final ExceptionGrounds NONE = new ExceptionGrounds("", List.of(), FOUR_WEEKS);

    public ExceptionGrounds {
        grounds = List.copyOf(grounds);
        if (!grounds.isEmpty() && EnumSet.copyOf(grounds).size() != grounds.size()) {
            throw new IllegalArgumentException("A ground stands twice in " + provision);
        }
    }

    /** The four grounds of regulations 5(4), 10(4), 13(3) and 27(3): closures of four weeks, absences of four weeks. */
    static ExceptionGrounds ofRegulation10(String provision) {
        return new ExceptionGrounds(
                provision,
                List.of(
                        Ground.SETTING_CLOSED,
                        Ground.EARLY_YEARS_CLOSED,
                        Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES,
                        Ground.ABSENT_FROM_AREA),
                FOUR_WEEKS);
    }

    /** The three grounds of regulation 8(2), for bodies asked for advice: a closed school is not among them. */
    static ExceptionGrounds ofRegulation8(String provision) {
        return new ExceptionGrounds(
                provision,
                List.of(Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, Ground.ABSENT_FROM_AREA, Ground.MISSED_APPOINTMENT),
                FOUR_WEEKS);
    }

    /** The two grounds of regulation 44(3), for orders of the Tribunal: an absence of two weeks is enough. */
    static ExceptionGrounds ofRegulation44(String provision) {
        return new ExceptionGrounds(
                provision, List.of(Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, Ground.ABSENT_FROM_AREA), TWO_WEEKS);
    }

    ExceptionGrounds and(Ground further, String itsProvision) {
        var all = new ArrayList<>(grounds);
        all.add(further);
        return new ExceptionGrounds(provision + "; " + itsProvision, all, absenceDaysMin);
    }

    public boolean includes(Ground ground) {
        return grounds.contains(ground);
    }
}
