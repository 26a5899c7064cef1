package org.twentyweeks.casework;

import static org.twentyweeks.core.staff.Role.CASEWORKER;
import static org.twentyweeks.core.staff.Role.DATA_OFFICER;
import static org.twentyweeks.core.staff.Role.INTAKE;
import static org.twentyweeks.core.staff.Role.MANAGER;
import static org.twentyweeks.core.staff.Role.QA_AUDITOR;
import static org.twentyweeks.core.staff.Role.TRIBUNAL_OFFICER;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.twentyweeks.core.casework.AssignCase;
import org.twentyweeks.core.casework.CorrectFact;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.ReadCase;
import org.twentyweeks.core.casework.ReadWorklist;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.SearchCases;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.staff.Role;

/**
 * What the staff API does, and who may have it done: the one table of both. The same roles stand as {@code x-roles} in
 * {@code docs/openapi/staff-api.yaml}.
 */
final class Routes {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> READ_CASES =
            EnumSet.of(INTAKE, CASEWORKER, TRIBUNAL_OFFICER, MANAGER, QA_AUDITOR, DATA_OFFICER);
    private static final Set<Role> WORK_ON_CASES = EnumSet.of(INTAKE, CASEWORKER, TRIBUNAL_OFFICER, MANAGER);
    private static final Set<Role> FIND_PEOPLE =
            EnumSet.of(INTAKE, CASEWORKER, TRIBUNAL_OFFICER, MANAGER, DATA_OFFICER);

    private Routes() {}

    static List<Route> of(CaseworkPorts ports) {
        var authority = ports.authority();
        var cases = ports.cases();
        var intakeTeam = authority.intakeTeam();
        var recordFacts = new RecordFacts(cases, intakeTeam);
        var receiving = new ReceiveReferral(authority, cases, ports.secrets(), ports.chance());
        var readCase = new ReadCase(cases, ports.indexes(), ports.audit(), ports.secrets());
        var shown = new ShowCase(readCase);
        var recording = new RecordHappenings(
                new Recordings(ports.chance(), readCase),
                recordFacts,
                new CorrectFact(cases, recordFacts),
                new AssignCase(recordFacts, ports.staff(), intakeTeam));
        var worklist = new ShowWorklist(new ReadWorklist(ports.indexes(), cases));
        var staff = new StaffList(ports.staff());
        return List.of(
                new Route(
                        "POST",
                        "/cases",
                        EnumSet.of(INTAKE, CASEWORKER, MANAGER),
                        new OpenCase(receiving::receive, authority, cases, ports.chance())),
                new Route(
                        "POST",
                        "/cases/search",
                        FIND_PEOPLE,
                        new SearchForChild(new SearchCases(ports.indexes(), ports.audit()), ports.secrets())),
                new Route("GET", "/cases/{reference}", READ_CASES, shown::whole),
                new Route("GET", "/cases/{reference}/deadlines", READ_CASES, shown::deadlines),
                new Route("POST", "/cases/{reference}/facts", WORK_ON_CASES, recording::facts),
                new Route(
                        "POST",
                        "/cases/{reference}/corrections",
                        EnumSet.of(CASEWORKER, TRIBUNAL_OFFICER, MANAGER),
                        recording::correction),
                new Route("POST", "/cases/{reference}/owner", EnumSet.of(MANAGER), recording::owner),
                new Route(
                        "POST",
                        "/cases/{reference}/quarantine",
                        EnumSet.of(INTAKE, MANAGER),
                        new DecideHeld(new DecideQuarantine(cases, recordFacts))),
                new Route("GET", "/cases/{reference}/audit", EnumSet.of(DATA_OFFICER), new ShowReadings(ports.audit())),
                new Route("GET", "/worklist", WORK_ON_CASES, worklist::worklist),
                new Route("GET", "/quarantine", EnumSet.of(INTAKE, MANAGER), worklist::quarantine),
                new Route("GET", "/rules", EVERYBODY, new ReadRules()),
                new Route("GET", "/staff", FIND_PEOPLE, staff::everybody),
                new Route("PUT", "/staff/{id}", EnumSet.of(MANAGER), staff::keepMember),
                new Route("PUT", "/teams/{id}", EnumSet.of(MANAGER), staff::keepTeam));
    }
}
