package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes down one row of the rule book, in the order in which a reader holds it against the provision. */
final class RuleRow {

    private final RuleGroup group;
    private final String id;
    private final String title;
    private final String duty;
    private List<Start> startsOn = List.of();
    private Optional<DueDay> due = Optional.empty();
    private List<MetBy> metBy = List.of();
    private Optional<String> subject = Optional.empty();
    private List<FactPattern> closedBy = List.of();
    private Optional<Bound> bound = Optional.empty();
    private Optional<Force> force = Optional.empty();
    private Sense sense = Sense.BY;
    private ExceptionGrounds exceptions = ExceptionGrounds.NONE;
    private Optional<Citation> citation = Optional.empty();
    private LocalDate inForceFrom = Law.COMMENCEMENT;
    private Optional<LocalDate> inForceTo = Optional.empty();
    private String note = "";
    private List<UnconfirmedReading> unconfirmed = List.of();

    private RuleRow(RuleGroup group, String id, String title, String duty) {
        this.group = group;
        this.id = id;
        this.title = title;
        this.duty = duty;
    }

    /** Another row like this one. */
    RuleRow(DeadlineRule row) {
        this(row.group(), row.id(), row.title(), row.duty());
        startsOn = row.startsOn();
        due = Optional.of(row.due());
        metBy = row.metBy();
        subject = row.subject();
        closedBy = row.closedBy();
        bound = Optional.of(row.bound());
        force = Optional.of(row.force());
        sense = row.sense();
        exceptions = row.exceptions();
        citation = Optional.of(row.citation());
        inForceFrom = row.inForceFrom();
        inForceTo = row.inForceTo();
        note = row.note();
        unconfirmed = row.unconfirmed();
    }

    /**
     * A rule in force since the Regulations are, with no grounds, that is met and closed by nothing.
     *
     * @param duty what must or may be done, as a sentence without its full stop
     */
    static RuleRow rule(RuleGroup group, String id, String title, String duty) {
        return new RuleRow(group, id, title, duty);
    }

    /** The days that date these facts start it. */
    RuleRow starts(FactPattern... facts) {
        return starts(Stream.of(facts).map(Start::on).toArray(Start[]::new));
    }

    RuleRow starts(List<FactPattern> facts) {
        return starts(facts.toArray(FactPattern[]::new));
    }

    RuleRow starts(Start... starts) {
        startsOn = List.of(starts);
        return this;
    }

    RuleRow due(DueDay day) {
        due = Optional.of(day);
        return this;
    }

    RuleRow met(FactPattern... facts) {
        return met(Stream.of(facts).map(MetBy::fact).toArray(MetBy[]::new));
    }

    RuleRow met(MetBy... facts) {
        metBy = List.of(facts);
        return this;
    }

    /** A clock for each value of this field, met by a fact that has the same. */
    RuleRow forEach(String field) {
        subject = Optional.of(field);
        return this;
    }

    RuleRow closed(FactPattern... facts) {
        return closed(List.of(facts));
    }

    RuleRow closed(List<FactPattern> facts) {
        closedBy = facts;
        return this;
    }

    RuleRow closed(List<FactPattern> facts, FactPattern... more) {
        return closed(Stream.concat(facts.stream(), Stream.of(more)).toList());
    }

    RuleRow binds(Bound whom, Force by) {
        bound = Optional.of(whom);
        force = Optional.of(by);
        return this;
    }

    /** The day must have passed before something is done. */
    RuleRow notBefore() {
        sense = Sense.NOT_BEFORE;
        return this;
    }

    RuleRow grounds(ExceptionGrounds grounds) {
        exceptions = grounds;
        return this;
    }

    RuleRow source(String instrument, String provision) {
        citation = Optional.of(new Citation(instrument, provision));
        return this;
    }

    RuleRow from(LocalDate firstDay) {
        inForceFrom = firstDay;
        return this;
    }

    RuleRow to(Optional<LocalDate> lastDay) {
        inForceTo = lastDay;
        return this;
    }

    RuleRow note(String sentences) {
        note = sentences;
        return this;
    }

    RuleRow unconfirmed(UnconfirmedReading... readings) {
        unconfirmed = Stream.concat(unconfirmed.stream(), Stream.of(readings)).toList();
        return this;
    }

    /** @throws IllegalArgumentException when the row lacks what every rule has */
    DeadlineRule build() {
        return new DeadlineRule(
                group,
                id,
                title,
                duty,
                startsOn,
                required(due, "a due day"),
                metBy,
                subject,
                closedBy,
                required(bound, "anybody bound by it"),
                sense,
                required(force, "anything behind it"),
                exceptions,
                required(citation, "a source"),
                inForceFrom,
                inForceTo,
                note,
                unconfirmed);
    }

    private <T> T required(Optional<T> part, String what) {
        return part.orElseThrow(() -> new IllegalArgumentException(id + " lacks " + what));
    }

    /** The rows as they are in the book, in this order. */
    static List<DeadlineRule> rows(RuleRow... rows) {
        return Stream.of(rows).map(RuleRow::build).toList();
    }
}
