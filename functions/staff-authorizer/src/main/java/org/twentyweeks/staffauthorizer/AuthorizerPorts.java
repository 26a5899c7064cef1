package org.twentyweeks.staffauthorizer;

import java.time.InstantSource;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * Everything the function reaches beyond itself.
 *
 * @param clock says whether a token has expired: its event, unlike a request, has no time of the gateway's
 * @param telemetry is told what became of each invocation
 */
record AuthorizerPorts(SigningKeys keys, InstantSource clock, Telemetry telemetry) {}
