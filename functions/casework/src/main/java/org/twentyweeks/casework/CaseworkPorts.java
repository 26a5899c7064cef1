package org.twentyweeks.casework;

import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * Everything the staff API reaches beyond itself.
 *
 * @param authority the council whose staff it serves
 * @param telemetry is told what became of each invocation
 */
public record CaseworkPorts(Authority authority, Telemetry telemetry) {}
