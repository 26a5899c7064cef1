package org.twentyweeks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.simulator.Person.Question;
import org.twentyweeks.simulator.Step.Acceptance;
import org.twentyweeks.simulator.Step.Allocation;
import org.twentyweeks.simulator.Step.Correction;
import org.twentyweeks.simulator.Step.Departure;
import org.twentyweeks.simulator.Step.Inquiry;
import org.twentyweeks.simulator.Step.Listing;
import org.twentyweeks.simulator.Step.Look;
import org.twentyweeks.simulator.Step.Mistake;
import org.twentyweeks.simulator.Step.Night;
import org.twentyweeks.simulator.Step.Nonsense;
import org.twentyweeks.simulator.Step.Recording;
import org.twentyweeks.simulator.Step.Release;
import org.twentyweeks.simulator.Step.Rotation;
import org.twentyweeks.simulator.Step.Sending;
import org.twentyweeks.simulator.Step.Slip;
import org.twentyweeks.simulator.Step.Way;
import org.twentyweeks.testkit.simulation.Dice;

/**
 * What people do in one run, and the seed of everything else.
 *
 * @param start when it begins
 */
record History(long seed, Instant start, List<Step> steps) {

    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-01-15T10:30:00Z"),
            // Midnight in London, in winter and in summer.
            Instant.parse("2026-03-01T23:59:50Z"),
            Instant.parse("2026-06-30T22:59:50Z"),
            // The hours that the clock skips and repeats.
            Instant.parse("2026-03-29T00:59:50Z"),
            Instant.parse("2026-10-25T00:59:50Z"),
            Instant.parse("2027-12-24T23:59:50Z"),
            Instant.parse("2028-02-28T23:59:50Z"));

    /** The second of these may leave, and the third has left. */
    private static final List<String> OWNERS = List.of("team:north", "staff:0007", "staff:0008");

    private static final List<String> LISTED = List.of("team:north", "staff:0007", "team:intake", Owner.QUARANTINE);

    /** Who keys what cannot be recorded, and who decides what is held: mostly those who may. */
    private static final List<Person> KEYS =
            List.of(Person.CASEWORKER, Person.CASEWORKER, Person.SUPERVISOR, Person.AUDITOR, Person.VIEWER);

    private static final List<Person> DECIDE =
            List.of(Person.CLERK, Person.CLERK, Person.CLERK, Person.MANAGER, Person.CASEWORKER, Person.DATA_OFFICER);

    private static final List<Question> READ = List.of(
            Question.CASE,
            Question.CASE,
            Question.CASE,
            Question.CASE,
            Question.DEADLINES,
            Question.READINGS,
            Question.STAFF,
            Question.RULES);

    /** The history of that seed. */
    static History random(long seed) {
        var dice = new Dice(seed);
        var steps = new ArrayList<Step>();
        int keys = dice.between("keys", 1, 3);
        for (int key = 0; key < keys; key++) {
            var way = dice.one("way of key " + key, List.of(Way.JSON, Way.JSON, Way.FORM, Way.FORM, Way.LETTER));
            int senders = dice.between("senders of key " + key, 1, 3);
            var begins = dice.time("beginning of key " + key, Duration.ZERO, Duration.ofSeconds(20));
            for (int sender = 0; sender < senders; sender++) {
                var name = "sender-" + key + "-" + sender;
                steps.add(new Sending(
                        name,
                        begins.plus(sender == 0 ? Duration.ZERO : later(dice, name)),
                        sender > 0 && way == Way.FORM && dice.happens(name + " pretends", 0.2)
                                ? Way.JSON_UNDER_A_NONCE
                                : way,
                        key,
                        content(key, sender > 0, name, way, dice),
                        dice.between(name + " style", 0, Content.STYLES - 1),
                        dice.time(name + " fills", Duration.ZERO, Duration.ofSeconds(12)),
                        dice.happens(name + " is a machine", 0.1),
                        dice.time(name + " patience", Duration.ofMillis(200), Duration.ofSeconds(40)),
                        dice.between(name + " attempts", 1, 5)));
            }
        }
        if (dice.happens("nonsense", 0.3)) {
            steps.add(new Nonsense(
                    "nonsense",
                    dice.time("nonsense at", Duration.ZERO, Duration.ofSeconds(30)),
                    dice.between("nonsense key", 0, keys),
                    dice.between("nonsense kind", 0, IntakeWorld.NONSENSE.size() - 1)));
        }
        if (dice.happens("acceptance", 0.4)) {
            steps.add(new Acceptance(
                    "team",
                    dice.time("acceptance at", Duration.ZERO, Duration.ofSeconds(60)),
                    dice.between("acceptance of", 0, keys - 1),
                    dice.one("whoever decides is", DECIDE),
                    dice.happens("acceptance is none", 0.3),
                    dice.between("acceptance attempts", 1, 3)));
        }
        var start = dice.one("start", STARTS);
        int recordings = dice.between("recordings", -1, 5);
        for (int recording = 0; recording < recordings; recording++) {
            steps.add(recording("staff-" + recording, start, keys, dice));
        }
        if (dice.happens("mistake", 0.2)) {
            steps.add(new Mistake(
                    "newcomer",
                    dice.time("mistake at", Duration.ZERO, Duration.ofSeconds(40)),
                    dice.between("mistake key", 0, keys - 1),
                    dice.one("newcomer is", KEYS),
                    dice.one("slip", List.of(Slip.values()))));
        }
        int corrections = dice.between("corrections", -1, 3);
        for (int correction = 0; correction < corrections; correction++) {
            var name = "corrector-" + correction;
            steps.add(new Correction(
                    name,
                    whenStaffDo(name, dice),
                    dice.between(name + " key", 0, keys - 1),
                    dice.between(name + " entry", 0, 2),
                    dice.between(name + " attempts", 1, 4)));
        }
        officeHours(steps, keys, dice);
        if (dice.happens("rotation", 0.2)) {
            steps.add(new Rotation("rotation", dice.time("rotation at", Duration.ZERO, Duration.ofDays(20))));
        }
        return new History(seed, start, List.copyOf(steps));
    }

    /** That of the first sender, or another: of a letter perhaps only one that came on another day. */
    private static Content content(int key, boolean mayDiffer, String name, Way way, Dice dice) {
        boolean differs = mayDiffer && dice.happens(name + " differs", 0.3);
        if (differs && way == Way.LETTER && dice.happens(name + " differs in the day", 0.5)) {
            return new Content(key * 2, 2);
        }
        return new Content(key * 2 + (differs ? 1 : 0));
    }

    private static void officeHours(List<Step> steps, int keys, Dice dice) {
        int looks = dice.between("looks", -1, 2);
        for (int look = 0; look < looks; look++) {
            var name = "reader-" + look;
            steps.add(new Look(
                    name,
                    whenStaffDo(name, dice),
                    dice.between(name + " key", 0, keys - 1),
                    dice.one(name + " is", List.of(Person.values())),
                    dice.one(name + " asks", READ),
                    dice.happens(name + " pretends", 0.3)));
        }
        if (dice.happens("inquiry", 0.2)) {
            steps.add(new Inquiry(
                    "inquirer",
                    whenStaffDo("inquirer", dice),
                    new Content(dice.between("inquiry of", 0, keys * 2 - 1)),
                    dice.one("inquirer is", List.of(Person.values()))));
        }
        if (dice.happens("listing", 0.2)) {
            steps.add(new Listing(
                    "lister",
                    whenStaffDo("lister", dice),
                    dice.one("lister is", List.of(Person.values())),
                    dice.one("list of", LISTED)));
        }
        int allocations = dice.between("allocations", -1, 2);
        for (int allocation = 0; allocation < allocations; allocation++) {
            var name = "manager-" + allocation;
            steps.add(new Allocation(
                    name,
                    whenStaffDo(name, dice),
                    dice.between(name + " key", 0, keys - 1),
                    dice.happens(name + " is none", 0.1) ? Person.CASEWORKER : Person.MANAGER,
                    dice.one(name + " gives to", OWNERS),
                    dice.time(name + " thinks", Duration.ZERO, Duration.ofSeconds(40)),
                    dice.between(name + " attempts", 1, 3)));
        }
        if (dice.happens("departure", 0.3)) {
            steps.add(new Departure(
                    "departure", whenStaffDo("departure", dice), "0007", dice.between("departure attempts", 1, 3)));
        }
        if (dice.happens("release", 0.2)) {
            steps.add(new Release(
                    "release",
                    whenStaffDo("release", dice),
                    dice.time("release lasts", Duration.ofSeconds(20), Duration.ofDays(20))));
        }
        int nights = dice.between("nights", -1, 2);
        for (int night = 0; night < nights; night++) {
            var name = "night-" + night;
            steps.add(new Night(name, whenStaffDo(name, dice)));
        }
    }

    private static Recording recording(String name, Instant start, int keys, Dice dice) {
        int entry = dice.between(name + " entry", 0, 3);
        int key = dice.between(name + " key", 0, keys - 1);
        var which = "entry " + key + " " + entry;
        // The same recording is keyed on the same day by whoever keys it.
        var at = dice.happens(which + " at once", 0.5) ? Duration.ZERO : whenStaffDo(which, dice);
        return new Recording(
                name,
                at.isZero() ? whenStaffDo(name, dice) : at,
                key,
                entry,
                new RandomFacts(dice.random(
                                (dice.happens(name + " differs", 0.15) ? "other facts of " : "facts of ") + which))
                        .keyedOn(London.dayOf(start.plus(at))),
                dice.between(name + " attempts", 1, 4));
    }

    /** At the same time as somebody else, a little later, or in the years that a plan lasts. */
    private static Duration whenStaffDo(String name, Dice dice) {
        return switch (dice.between(name + " when", 0, 3)) {
            case 0 -> Duration.ofSeconds(10);
            case 1 -> dice.time(name + " at", Duration.ZERO, Duration.ofSeconds(40));
            default -> dice.time(name + " at", Duration.ZERO, Duration.ofDays(600));
        };
    }

    private static Duration later(Dice dice, String name) {
        return switch (dice.between(name + " how much later", 0, 5)) {
            case 0, 1, 2 -> dice.time(name + " later", Duration.ZERO, Duration.ofSeconds(2));
            case 3 -> dice.time(name + " later", Duration.ZERO, Duration.ofMinutes(10));
            case 4 -> dice.time(name + " later", Duration.ZERO, Duration.ofDays(3));
            default -> dice.time(name + " later", Duration.ofDays(3), Duration.ofDays(800));
        };
    }

    History with(List<Step> fewer) {
        return new History(seed, start, fewer);
    }

    /** For people: the steps, a line each. */
    String told() {
        var told = new StringBuilder("seed " + seed + ", beginning " + start);
        steps.forEach(step -> told.append("\n  ").append(step));
        return told.toString();
    }
}
