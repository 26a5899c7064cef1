package org.twentyweeks.simulator;

import java.io.PrintStream;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.testkit.simulation.Simulation;

/** What the use cases of a simulated world reach beyond themselves; all of it fails when the history says so. */
record Outside(
        Simulation simulation, CaseStore cases, Office office, IntakeSecrets secrets, Chance chance, PrintStream log) {

    Outside with(CaseStore other) {
        return new Outside(simulation, other, office, secrets, chance, log);
    }

    Outside with(Office other) {
        return new Outside(simulation, cases, other, secrets, chance, log);
    }

    Outside with(IntakeSecrets other) {
        return new Outside(simulation, cases, office, other, chance, log);
    }
}
