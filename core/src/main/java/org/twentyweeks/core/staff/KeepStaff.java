package org.twentyweeks.core.staff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.intake.Problem;

/** Keeps the list of staff and teams. One read and one write. */
public final class KeepStaff {

    /** No space of any kind, and no half of a surrogate pair, which UTF-8 cannot write. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s\\p{Z}\\p{Cc}\\p{Cs}]{1,64}@[^@\\s\\p{Z}\\p{Cc}\\p{Cs}]{1,190}");

    /** One line, whichever of Unicode's line ends would make it two. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,100}");

    private static final Pattern TEAM_ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final String QUARANTINE = "quarantine";

    private final StaffStore staff;

    public KeepStaff(StaffStore staff) {
        this.staff = staff;
    }

    /** How keeping can end. */
    public sealed interface Outcome {

        /** @param version of what is kept */
        record Kept(int version) implements Outcome {}

        /** Nothing was kept: the list has another version than the one that was changed. */
        record ChangedMeanwhile() implements Outcome {}

        /** Nothing was kept: it cannot be so. */
        record Refused(List<Problem> problems) implements Outcome {

            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Keeps a member of staff in place of the version that is given.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer
     */
    public Outcome keep(StaffMember member, StaffStore.Change change) {
        var problems = problems(member, staff.everybody());
        return problems.isEmpty()
                ? outcome(staff.keep(member.next(), change), member.version() + 1)
                : new Outcome.Refused(problems);
    }

    /** The same for a team. */
    public Outcome keep(Team team, StaffStore.Change change) {
        var problems = new ArrayList<Problem>();
        check(problems, isTeamId(team.id()), "", "Name the team in small letters, digits and hyphens.");
        check(problems, NAME.matcher(team.name()).matches(), "/name", "Give the team's name, 100 characters at most.");
        check(problems, ADDRESS.matcher(team.mailbox()).matches(), "/mailbox", "Give the team's e-mail address.");
        return problems.isEmpty()
                ? outcome(staff.keep(team.next(), change), team.version() + 1)
                : new Outcome.Refused(problems);
    }

    private static boolean isTeamId(String id) {
        return TEAM_ID.matcher(id).matches() && !id.equals(QUARANTINE);
    }

    private static List<Problem> problems(StaffMember member, Staff everybody) {
        var problems = new ArrayList<Problem>();
        check(problems, Caller.isStaffId(member.id()), "", "Name the person by the id in their token.");
        check(problems, NAME.matcher(member.name()).matches(), "/name", "Give the name, 100 characters at most.");
        check(problems, ADDRESS.matcher(member.email()).matches(), "/email", "Give the person's e-mail address.");
        check(
                problems,
                everybody.team(member.team()).isPresent(),
                "/team",
                "Name a team that is on the list, or put the team on the list first.");
        check(
                problems,
                member.fullTimeEquivalent().signum() > 0
                        && member.fullTimeEquivalent().compareTo(BigDecimal.ONE) <= 0
                        && member.fullTimeEquivalent().scale() <= 2,
                "/fullTimeEquivalent",
                "Give a number above 0 and at most 1, to two places.");
        check(problems, isSomebodyElse(member.cover(), member, everybody), "/cover", "Name somebody else on the list.");
        check(
                problems,
                isSomebodyElse(member.manager(), member, everybody),
                "/manager",
                "Name somebody else on the list.");
        return problems;
    }

    private static boolean isSomebodyElse(Optional<String> named, StaffMember member, Staff everybody) {
        return named.map(id -> !id.equals(member.id()) && everybody.member(id).isPresent())
                .orElse(true);
    }

    private static void check(List<Problem> problems, boolean holds, String pointer, String sentence) {
        if (!holds) {
            problems.add(new Problem(pointer, sentence));
        }
    }

    private static Outcome outcome(StaffStore.Keeping keeping, int version) {
        return switch (keeping) {
            case KEPT -> new Outcome.Kept(version);
            case CHANGED_MEANWHILE -> new Outcome.ChangedMeanwhile();
        };
    }
}
