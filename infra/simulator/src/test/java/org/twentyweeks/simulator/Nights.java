package org.twentyweeks.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.audit.VerifyAudit;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.simulator.Build.UseCases;
import org.twentyweeks.testkit.simulation.Simulation;

/**
 * The jobs of the nights, each tried again as its queue does. One night is over before the next: its jobs end after
 * minutes, and the schedule fires every hour.
 */
final class Nights {

    private final Simulation simulation;
    private final UseCases useCases;
    private final CaseHeads heads;
    private final Seals seals;
    private final Jobs jobs;
    private final List<Violation> defects;
    private Optional<LocalDate> sealedThrough = Optional.empty();
    private boolean atNight;

    /** @param defects is added to when something is not as it was sealed */
    Nights(Simulation simulation, UseCases useCases, CaseHeads heads, Seals seals, Jobs jobs, List<Violation> defects) {
        this.simulation = simulation;
        this.useCases = useCases;
        this.heads = heads;
        this.seals = seals;
        this.jobs = jobs;
        this.defects = defects;
    }

    /** @param released whether a release was made, after which heads are derived anew */
    void night(String name, int attempts, boolean released) {
        if (atNight) {
            return;
        }
        atNight = true;
        // The day is the schedule's, however late its message is worked off.
        var day = London.dayOf(simulation.now());
        jobs.run(name + "-moves", attempts, () -> useCases.moveCases().run(simulation.now()));
        if (released) {
            for (String walk : heads.walks()) {
                jobs.run(
                        name + "-refolds-" + walk,
                        attempts,
                        () -> useCases.refold().refold(walk, Optional.empty(), () -> true));
            }
        }
        jobs.run(name + "-seals", attempts, () -> useCases.sealCases().seal(day))
                .ifPresent(outcome -> {
                    sealedThrough = Optional.of(day);
                    if (outcome instanceof SealCases.Outcome.Sealed sealed
                            && !sealed.differences().isEmpty()) {
                        defects.add(new Violation("I10", name + " found " + sealed.differences()));
                    }
                });
        atNight = false;
    }

    /** What the check of the record finds that is not as it was recorded. */
    Optional<Violation> difference(Kept kept) {
        return new VerifyAudit(seals, kept.records())
                .verify(sealedThrough, (_, _) -> {})
                .first()
                .map(difference -> new Violation("I10", difference.toString()));
    }
}
