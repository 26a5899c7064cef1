package org.twentyweeks.testkit.simulation;

import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.TokenRing;

/** Secrets at the other end of a network. */
public final class SimulatedSecrets implements IntakeSecrets {

    private final Simulation simulation;
    private final IntakeSecrets secrets;

    public SimulatedSecrets(Simulation simulation, IntakeSecrets secrets) {
        this.simulation = simulation;
        this.secrets = secrets;
    }

    @Override
    public HashKeys hashKeys() {
        return simulation.call("secrets.hashKeys", Fault.OF_READING, secrets::hashKeys);
    }

    @Override
    public TokenRing tokenRing() {
        return simulation.call("secrets.tokenRing", Fault.OF_READING, secrets::tokenRing);
    }
}
