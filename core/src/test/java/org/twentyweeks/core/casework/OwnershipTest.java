package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.RequestReceived;

/** Who has a case follows from its facts, like everything else. */
class OwnershipTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 1, 15);
    private static final LocalDate DECIDED = LocalDate.of(2026, 1, 20);
    private static final LocalDate GIVEN = LocalDate.of(2026, 1, 22);

    @Test
    void a_case_that_was_given_to_nobody_belongs_to_the_team_of_intake_since_it_was_recorded() {
        assertThat(after(request())).isEqualTo(new Ownership("team:intake", RECEIVED));
    }

    @Test
    void whoever_it_was_given_to_last_has_it() {
        assertThat(after(request(), given(GIVEN, "staff:0007"), given(GIVEN.plusDays(1), "team:north")))
                .isEqualTo(new Ownership("team:north", GIVEN.plusDays(1)));
    }

    @Test
    void an_assignment_taken_back_by_a_correction_leaves_the_one_before() {
        assertThat(after(
                        request(),
                        given(GIVEN, "staff:0007"),
                        given(GIVEN.plusDays(1), "staff:0008"),
                        new FactCorrected(3, Optional.empty(), CorrectionReason.values()[0])))
                .isEqualTo(new Ownership("staff:0007", GIVEN));
    }

    @Test
    void a_held_case_belongs_to_the_quarantine_and_one_let_out_to_the_team_of_intake_since_then() {
        assertThat(after(held())).isEqualTo(new Ownership("team:quarantine", RECEIVED));
        assertThat(after(held(), rejected())).isEqualTo(new Ownership("team:quarantine", RECEIVED));
        assertThat(after(held(), rejected(), accepted())).isEqualTo(new Ownership("team:intake", DECIDED));
        assertThat(after(held(), accepted(), given(GIVEN, "staff:0007"))).isEqualTo(new Ownership("staff:0007", GIVEN));
    }

    private static Fact request() {
        return new RequestReceived(RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static Fact held() {
        return new RequestReceived(
                RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), List.of(Noted.SENT_TOO_SOON));
    }

    private static Fact rejected() {
        return new QuarantineDecided(
                DECIDED.minusDays(1), QuarantineOutcome.REJECT, Optional.of(RejectionReason.values()[0]));
    }

    private static Fact accepted() {
        return new QuarantineDecided(DECIDED, QuarantineOutcome.ACCEPT, Optional.empty());
    }

    private static Fact given(LocalDate on, String owner) {
        return new OwnerAssigned(on, owner, AssignmentReason.ALLOCATED);
    }

    private static Ownership after(Fact... facts) {
        var recorded = new ArrayList<RecordedFact>();
        for (Fact fact : facts) {
            recorded.add(new RecordedFact(
                    recorded.size() + 1, fact, Instant.parse("2026-01-15T10:30:00Z"), "staff:0001", Optional.empty()));
        }
        return CaseFile.of(recorded).ownership("team:intake");
    }
}
