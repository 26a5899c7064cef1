package org.twentyweeks.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;

/** What every record of readings keeps to. The twin and the real one both pass it. */
public abstract class AuditTrailContract {

    private static final Instant AT = Instant.parse("2026-02-20T15:00:00Z");

    private final Reference reference = newReference();

    protected abstract AuditTrail audit();

    @Test
    public void a_reading_is_found_as_it_was() {
        var reading = reading(AT, "one");

        audit().record(List.of(reading));

        assertThat(audit().of(reference, Optional.empty()))
                .isEqualTo(new AuditTrail.Page(List.of(reading), Optional.empty()));
    }

    @Test
    public void the_latest_comes_first_to_the_millisecond() {
        var first = reading(AT, "one");
        var second = reading(AT.plusMillis(1), "two");
        var third = reading(AT.plusMillis(500), "three");
        var fourth = reading(AT.plusSeconds(1), "four");
        for (Reading reading : List.of(second, fourth, first, third)) {
            audit().record(List.of(reading));
        }

        assertThat(audit().of(reference, Optional.empty()).readings()).containsExactly(fourth, third, second, first);
    }

    @Test
    public void the_same_reading_again_changes_nothing() {
        audit().record(List.of(reading(AT, "one")));
        audit().record(List.of(reading(AT, "one")));

        assertThat(audit().of(reference, Optional.empty()).readings()).hasSize(1);
    }

    @Test
    public void what_is_on_record_is_not_written_over() {
        var reading = reading(AT, "one");
        audit().record(List.of(reading));

        audit().record(List.of(
                new Reading(Optional.of(reference), "staff:0008", Set.of(CasePart.FOUND), "searchCases", AT, "one")));

        assertThat(audit().of(reference, Optional.empty()).readings()).containsExactly(reading);
    }

    @Test
    public void readings_of_several_cases_are_recorded_together_and_found_with_each() {
        var other = newReference();
        var one = reading(AT, "one");
        var two = new Reading(Optional.of(other), "staff:0007", Set.of(CasePart.FOUND), "searchCases", AT, "one");

        audit().record(List.of(one, two));

        assertThat(audit().of(reference, Optional.empty()).readings()).containsExactly(one);
        assertThat(audit().of(other, Optional.empty()).readings()).containsExactly(two);
    }

    @Test
    public void a_search_that_found_nobody_is_recorded() {
        audit().record(List.of(
                new Reading(Optional.empty(), "staff:0007", Set.of(CasePart.FOUND), "searchCases", AT, newId())));

        assertThat(audit().of(reference, Optional.empty()).readings()).isEmpty();
    }

    @Test
    public void pages_have_every_reading_once() {
        var recorded = new ArrayList<Reading>();
        for (int number = 0; number < AuditTrail.PAGE_MAX + 5; number++) {
            recorded.addFirst(reading(AT.plusSeconds(number), newId()));
            audit().record(List.of(recorded.getFirst()));
        }

        var first = audit().of(reference, Optional.empty());
        var second = audit().of(reference, first.next());

        assertThat(first.readings()).isEqualTo(recorded.subList(0, AuditTrail.PAGE_MAX));
        assertThat(second.readings()).isEqualTo(recorded.subList(AuditTrail.PAGE_MAX, recorded.size()));
        assertThat(second.next()).isEmpty();
    }

    private Reading reading(Instant at, String correlationId) {
        return new Reading(
                Optional.of(reference),
                "staff:0007",
                Set.of(CasePart.FACTS, CasePart.PERSON),
                "getCase",
                at,
                correlationId);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Reference newReference() {
        return Reference.ofDigest(Sha256.ofTexts(List.of(newId())));
    }
}
