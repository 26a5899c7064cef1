package org.twentyweeks.testkit.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.staff.Absence;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.core.staff.StaffStore.Keeping;
import org.twentyweeks.core.staff.Team;

/** What every store of staff keeps to. The twin and the real one both pass it. */
public abstract class StaffStoreContract {

    private final String id = UUID.randomUUID().toString();

    protected abstract StaffStore staff();

    @Test
    public void somebody_new_is_found_as_kept() {
        var least = member(1, true);
        var all = new StaffMember(
                UUID.randomUUID().toString(),
                "Kit Sample",
                "kit@saltmere.example.org",
                Role.MANAGER,
                "north",
                new BigDecimal("0.6"),
                Optional.of(new Absence(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14))),
                Optional.of("0008"),
                Optional.of("0009"),
                false,
                1);

        assertThat(staff().keep(least, change("one"))).isEqualTo(Keeping.KEPT);
        assertThat(staff().keep(all, change("two"))).isEqualTo(Keeping.KEPT);

        assertThat(staff().everybody().member(id)).contains(least);
        assertThat(staff().everybody().member(all.id())).contains(all);
    }

    @Test
    public void a_team_is_found_as_kept() {
        var team = new Team(id, "North", "north@saltmere.example.org", 1);

        assertThat(staff().keep(team, change("one"))).isEqualTo(Keeping.KEPT);

        assertThat(staff().everybody().team(id)).contains(team);
        assertThat(staff().everybody().member(id)).isEmpty();
    }

    @Test
    public void the_next_version_takes_the_place_of_the_one_before() {
        staff().keep(member(1, true), change("one"));

        assertThat(staff().keep(member(2, false), change("two"))).isEqualTo(Keeping.KEPT);

        assertThat(staff().everybody().member(id)).contains(member(2, false));
    }

    @Test
    public void a_change_of_another_version_than_the_last_changes_nothing() {
        staff().keep(member(1, true), change("one"));
        staff().keep(member(2, true), change("two"));

        assertThat(staff().keep(member(2, false), change("three"))).isEqualTo(Keeping.CHANGED_MEANWHILE);
        assertThat(staff().keep(member(1, false), change("four"))).isEqualTo(Keeping.CHANGED_MEANWHILE);
        assertThat(staff().keep(member(4, false), change("five"))).isEqualTo(Keeping.CHANGED_MEANWHILE);

        assertThat(staff().everybody().member(id)).contains(member(2, true));
    }

    @Test
    public void the_same_change_again_is_kept() {
        staff().keep(member(1, true), change("one"));
        staff().keep(member(2, false), change("two"));

        assertThat(staff().keep(member(2, false), change("two"))).isEqualTo(Keeping.KEPT);
    }

    private StaffMember member(int version, boolean active) {
        return new StaffMember(
                id,
                "Mo Sample",
                "mo@saltmere.example.org",
                Role.CASEWORKER,
                "north",
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                active,
                version);
    }

    private static Change change(String correlationId) {
        return new Change("staff:0001", Instant.parse("2026-02-20T15:00:00Z"), correlationId);
    }
}
