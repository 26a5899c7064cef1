package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Bound.FAMILY;
import static org.twentyweeks.core.statute.Bound.MEDIATION_ADVISER;
import static org.twentyweeks.core.statute.Events.APPEALABLE_NOTICE;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;
import static org.twentyweeks.core.statute.FactType.COMMISSIONER_TOLD;
import static org.twentyweeks.core.statute.FactType.MEDIATION_ARRANGED;
import static org.twentyweeks.core.statute.FactType.MEDIATION_CERTIFICATE_ISSUED;
import static org.twentyweeks.core.statute.FactType.MEDIATION_DECLINED;
import static org.twentyweeks.core.statute.FactType.MEDIATION_HELD;
import static org.twentyweeks.core.statute.FactType.MEDIATION_REQUESTED;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.MEDIATION;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;

/** Mediation before an appeal: regulations 32 to 39 of SI 2014/1530. */
final class MediationRules {

    private MediationRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                MEDIATION,
                                "mediation-contact",
                                "Contact the mediation adviser",
                                "a family that wants to appeal must contact a mediation adviser within this time,"
                                        + " unless it appeals only against the setting that is named")
                        .starts(APPEALABLE_NOTICE)
                        .due(new Term.MonthsAfter(2))
                        .binds(FAMILY, STATUTORY)
                        .source(Law.REGULATIONS, "reg 33"),
                rule(
                                MEDIATION,
                                "mediation-certificate",
                                "Issue the certificate without mediation",
                                "the mediation adviser must issue a certificate to a family that does not want"
                                        + " mediation")
                        .starts(any(MEDIATION_DECLINED))
                        .due(new Term.WorkingDaysOf(3))
                        .met(any(MEDIATION_CERTIFICATE_ISSUED))
                        .binds(MEDIATION_ADVISER, STATUTORY)
                        .source(Law.REGULATIONS, "reg 34"),
                rule(
                                MEDIATION,
                                "mediation-certificate-after",
                                "Issue the certificate after mediation",
                                "the mediation adviser must issue a certificate to the family once the mediation"
                                        + " has ended")
                        .starts(any(MEDIATION_HELD))
                        .due(new Term.WorkingDaysOf(3))
                        .met(any(MEDIATION_CERTIFICATE_ISSUED))
                        .binds(MEDIATION_ADVISER, STATUTORY)
                        .source(Law.REGULATIONS, "reg 39")
                        .unconfirmed(new UnconfirmedReading(
                                "The certificate is due within three working days of the day on which the mediation"
                                        + " ended.",
                                "The text of regulation 39.")),
                rule(
                                MEDIATION,
                                "mediation-arrange",
                                "Arrange the mediation",
                                "the council must arrange the mediation that the family wants")
                        .starts(any(MEDIATION_REQUESTED))
                        .due(new Term.DaysOf(30))
                        .met(any(MEDIATION_ARRANGED))
                        .closed(any(MEDIATION_DECLINED), any(MEDIATION_CERTIFICATE_ISSUED))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 36–37")
                        .note("Calendar days, from the day on which the council is told."),
                rule(
                                MEDIATION,
                                "mediation-health-notice",
                                "Tell the health commissioner",
                                "the council must tell the body that commissions the health provision that the"
                                        + " family wants mediation about it")
                        .starts(with(
                                MEDIATION_REQUESTED,
                                "health",
                                "true",
                                "the council is told that the family wants mediation about health provision"))
                        .due(new Term.WorkingDaysOf(3))
                        .met(any(COMMISSIONER_TOLD))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 35"));
    }
}
