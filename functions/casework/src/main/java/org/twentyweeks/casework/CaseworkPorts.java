package org.twentyweeks.casework;

import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * Everything the staff API reaches beyond itself.
 *
 * @param authority the council whose staff it serves
 * @param telemetry is told what became of each invocation
 */
public record CaseworkPorts(
        Authority authority,
        CaseStore cases,
        CaseIndexes indexes,
        AuditTrail audit,
        StaffStore staff,
        IntakeSecrets secrets,
        Chance chance,
        Telemetry telemetry) {}
