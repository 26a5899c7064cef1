package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.Events.MAINTAINED_AFTER_REVIEW;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;
import static org.twentyweeks.core.statute.FactType.AMENDED_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.PHASE_TRANSFER_EXPECTED;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.PHASE_TRANSFERS;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.time.Month;
import java.util.List;

/** The plan before a move to another phase of education: regulation 18 of SI 2014/1530. */
final class PhaseTransferRules {

    private static final String MOVE = "The move is on %s";

    private PhaseTransferRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                PHASE_TRANSFERS,
                                "phase-transfer-school",
                                "Amend the plan before a move to another school",
                                "the council must have reviewed the plan and, where needed, amended it, naming the"
                                        + " school")
                        .starts(Start.onGivenDay(
                                with(
                                        PHASE_TRANSFER_EXPECTED,
                                        "kind",
                                        "SCHOOL",
                                        "a move into or between schools is recorded"),
                                "transferOn",
                                MOVE))
                        .due(new Term.DateInYearOf(Month.FEBRUARY, 15))
                        .met(any(AMENDED_PLAN_ISSUED), MAINTAINED_AFTER_REVIEW)
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 18(1)(b); SEND Code of Practice 9.179")
                        .note("From an early years setting to school, from infant to junior, from primary to"
                                + " middle or secondary, and from middle to secondary school. A decision to"
                                + " maintain the plan as it is meets it too."),
                rule(
                                PHASE_TRANSFERS,
                                "phase-transfer-post-16",
                                "Amend the plan before a move to a post-16 institution",
                                "the council must have reviewed the plan and, where needed, amended it, naming the"
                                        + " institution")
                        .starts(Start.onGivenDay(
                                with(
                                        PHASE_TRANSFER_EXPECTED,
                                        "kind",
                                        "SECONDARY_TO_POST_16",
                                        "a move from secondary school to a post-16 institution is recorded"),
                                "transferOn",
                                MOVE))
                        .due(new Term.DateInYearOf(Month.MARCH, 31))
                        .met(any(AMENDED_PLAN_ISSUED), MAINTAINED_AFTER_REVIEW)
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 18(1)(a)")
                        .note("A decision to maintain the plan as it is meets it too."),
                rule(
                                PHASE_TRANSFERS,
                                "phase-transfer-other",
                                "Amend the plan before a move between post-16 institutions",
                                "the council must have reviewed the plan and, where needed, amended it, naming the"
                                        + " institution")
                        .starts(Start.onGivenDay(
                                with(
                                        PHASE_TRANSFER_EXPECTED,
                                        "kind",
                                        "POST_16_TO_POST_16",
                                        "a move between post-16 institutions is recorded"),
                                "transferOn",
                                MOVE))
                        .due(new Term.MonthsBefore(5))
                        .met(any(AMENDED_PLAN_ISSUED), MAINTAINED_AFTER_REVIEW)
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 18(2)")
                        .note("A decision to maintain the plan as it is meets it too."));
    }
}
