package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.AbsentFromArea;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AdviceReceived;
import org.twentyweeks.core.casework.Fact.AdviceRequested;
import org.twentyweeks.core.casework.Fact.AssessmentDecided;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.BecameResponsible;
import org.twentyweeks.core.casework.Fact.DraftPlanSent;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FinalPlanIssued;
import org.twentyweeks.core.casework.Fact.NoPlanNotified;
import org.twentyweeks.core.casework.Fact.PlanAgreed;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.RepresentationsReceived;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.RequestWithdrawn;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Fact.SettingClosed;
import org.twentyweeks.core.casework.Fact.SettingConsulted;
import org.twentyweeks.core.casework.Fact.SettingKind;
import org.twentyweeks.core.casework.Fact.SettingReplied;
import org.twentyweeks.core.casework.Fact.Source;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

/**
 * The published language of facts: how each is written as named fields, in files, stored items and APIs alike.
 *
 * <p>Values are texts (days {@code yyyy-MM-dd}, moments {@code yyyy-MM-ddTHH:mm:ssZ}, codes, free references), booleans,
 * and lists of texts. What is not exactly of this language is refused: an unknown type or field, a missing field, a
 * code or rule that does not exist, a day that does not exist or lies before 2014.
 */
public final class FactVocabulary {

    private static final Map<FactType, FactForm<?>> FORMS = forms();

    private FactVocabulary() {}

    /**
     * Reads a fact from its published name and fields.
     *
     * @throws FactNotUnderstoodException naming the field that is wrong
     */
    public static Fact read(String publishedType, Map<String, Object> fields) {
        return FORMS.values().stream()
                .filter(form -> form.type().published().equals(publishedType))
                .findFirst()
                .orElseThrow(() -> new FactNotUnderstoodException("type", "is no fact of the published language"))
                .read(fields);
    }

    /**
     * Reads a day as this language writes it, wherever one is given beside a fact.
     *
     * @throws FactNotUnderstoodException naming the field, for a day that does not exist or lies before 2014 as well
     */
    public static LocalDate readDay(String field, Object value) {
        return new FactFields(Map.of(field, value)).day(field);
    }

    /** The fields of a fact in their published order, without its type. */
    public static Map<String, Object> write(Fact fact) {
        return form(fact.type()).write(fact);
    }

    /** The names of the fields that a type has, in their published order. */
    public static List<String> fieldNames(FactType type) {
        return form(type).fieldNames();
    }

    /** The text of one field of a fact, where it has it. */
    public static Optional<String> code(Fact fact, String field) {
        return Optional.ofNullable(write(fact).get(field)).map(Object::toString);
    }

    private static FactForm<?> form(FactType type) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException(type + " has no published form");
        }
        return form;
    }

    private static Map<FactType, FactForm<?>> forms() {
        var forms = new EnumMap<FactType, FactForm<?>>(FactType.class);
        for (FactForm<?> form : List.of(
                FactForm.of(FactType.REQUEST_RECEIVED, RequestReceived.class, FactVocabulary::requestReceived)
                        .optional("on", fact -> fact.at().isPresent() ? Optional.empty() : Optional.of(fact.on()))
                        .optional("at", RequestReceived::at)
                        .optional("source", RequestReceived::source)
                        .optional("route", RequestReceived::route)
                        .optional("noted", FactVocabulary::notedCodes),
                onDay(FactType.BECAME_RESPONSIBLE, BecameResponsible.class, BecameResponsible::new),
                FactForm.of(
                                FactType.ASSESSMENT_DECIDED,
                                AssessmentDecided.class,
                                fields -> new AssessmentDecided(
                                        fields.day("notifiedOn"), fields.code("outcome", AssessmentOutcome.class)))
                        .field("notifiedOn", AssessmentDecided::notifiedOn)
                        .field("outcome", AssessmentDecided::outcome),
                FactForm.of(
                                FactType.ADVICE_REQUESTED,
                                AdviceRequested.class,
                                fields -> new AdviceRequested(
                                        fields.day("on"),
                                        fields.code("body", AdviceBody.class),
                                        fields.optionalText("setting")))
                        .field("on", AdviceRequested::on)
                        .field("body", AdviceRequested::body)
                        .optional("setting", AdviceRequested::setting),
                FactForm.of(
                                FactType.ADVICE_RECEIVED,
                                AdviceReceived.class,
                                fields -> new AdviceReceived(fields.day("on"), fields.code("body", AdviceBody.class)))
                        .field("on", AdviceReceived::on)
                        .field("body", AdviceReceived::body),
                onDay(FactType.PLAN_AGREED, PlanAgreed.class, PlanAgreed::new),
                FactForm.of(
                                FactType.NO_PLAN_NOTIFIED,
                                NoPlanNotified.class,
                                fields -> new NoPlanNotified(fields.day("notifiedOn")))
                        .field("notifiedOn", NoPlanNotified::notifiedOn),
                onDay(FactType.DRAFT_PLAN_SENT, DraftPlanSent.class, DraftPlanSent::new),
                onDay(FactType.REPRESENTATIONS_RECEIVED, RepresentationsReceived.class, RepresentationsReceived::new),
                FactForm.of(
                                FactType.SETTING_CONSULTED,
                                SettingConsulted.class,
                                fields -> new SettingConsulted(fields.day("on"), fields.text("setting")))
                        .field("on", SettingConsulted::on)
                        .field("setting", SettingConsulted::setting),
                FactForm.of(
                                FactType.SETTING_REPLIED,
                                SettingReplied.class,
                                fields -> new SettingReplied(fields.day("on"), fields.text("setting")))
                        .field("on", SettingReplied::on)
                        .field("setting", SettingReplied::setting),
                FactForm.of(
                                FactType.FINAL_PLAN_ISSUED,
                                FinalPlanIssued.class,
                                fields -> new FinalPlanIssued(fields.day("on"), fields.optionalFlag("underFive")))
                        .field("on", FinalPlanIssued::on)
                        .optional("underFive", FinalPlanIssued::underFive),
                FactForm.of(
                                FactType.SETTING_CLOSED,
                                SettingClosed.class,
                                fields -> new SettingClosed(
                                        fields.day("first"),
                                        notBefore(fields, "first", "reopens"),
                                        fields.optionalText("setting"),
                                        fields.optionalCode("kind", SettingKind.class)))
                        .field("first", SettingClosed::first)
                        .field("reopens", SettingClosed::reopens)
                        .optional("setting", SettingClosed::setting)
                        .optional("kind", SettingClosed::kind),
                FactForm.of(
                                FactType.ABSENT_FROM_AREA,
                                AbsentFromArea.class,
                                fields ->
                                        new AbsentFromArea(fields.day("first"), notBefore(fields, "first", "returned")))
                        .field("first", AbsentFromArea::first)
                        .field("returned", AbsentFromArea::returned),
                FactForm.of(FactType.EXCEPTION_RECORDED, ExceptionRecorded.class, FactVocabulary::exceptionRecorded)
                        .field("ground", ExceptionRecorded::ground)
                        .field("rule", ExceptionRecorded::rule)
                        .field("recordedOn", ExceptionRecorded::recordedOn)
                        .optional("body", ExceptionRecorded::body)
                        .optional("from", ExceptionRecorded::from)
                        .optional("to", ExceptionRecorded::to)
                        .optional("evidence", ExceptionRecorded::evidence)
                        .optional("authorisedBy", ExceptionRecorded::authorisedBy)
                        .optional("familyToldOn", ExceptionRecorded::familyToldOn),
                onDay(FactType.REQUEST_WITHDRAWN, RequestWithdrawn.class, RequestWithdrawn::new),
                FactForm.of(FactType.QUARANTINE_DECIDED, QuarantineDecided.class, FactVocabulary::quarantineDecided)
                        .field("decidedOn", QuarantineDecided::decidedOn)
                        .field("outcome", QuarantineDecided::outcome)
                        .optional("reason", QuarantineDecided::reason))) {
            forms.put(form.type(), form);
        }
        return forms;
    }

    /** A fact that is nothing but its day. */
    private static <F extends Fact> FactForm<F> onDay(FactType type, Class<F> kind, Function<LocalDate, F> fact) {
        return FactForm.of(type, kind, fields -> fact.apply(fields.day("on")))
                .field("on", own -> own.datedOn().orElseThrow());
    }

    private static RequestReceived requestReceived(FactFields fields) {
        if (fields.has("on") == fields.has("at")) {
            throw new FactNotUnderstoodException("on", "RequestReceived has exactly one of on and at");
        }
        Optional<Instant> at = fields.has("at") ? Optional.of(fields.instant("at")) : Optional.empty();
        return new RequestReceived(
                at.map(London::dayOf).orElseGet(() -> fields.day("on")),
                at,
                fields.optionalCode("source", Source.class),
                fields.optionalCode("route", Route.class),
                fields.has("noted") ? fields.noted("noted") : List.of());
    }

    private static Optional<List<String>> notedCodes(RequestReceived fact) {
        return fact.noted().isEmpty()
                ? Optional.empty()
                : Optional.of(fact.noted().stream().map(Noted::code).toList());
    }

    private static ExceptionRecorded exceptionRecorded(FactFields fields) {
        if (!RuleBook.current().has(fields.text("rule"))) {
            throw new FactNotUnderstoodException("rule", "is no rule of the rule book");
        }
        return new ExceptionRecorded(
                fields.code("ground", Ground.class),
                fields.text("rule"),
                fields.day("recordedOn"),
                fields.optionalCode("body", AdviceBody.class),
                fields.optionalDay("from"),
                fields.optionalDay("to"),
                fields.optionalText("evidence"),
                fields.optionalText("authorisedBy"),
                fields.optionalDay("familyToldOn"));
    }

    private static QuarantineDecided quarantineDecided(FactFields fields) {
        var outcome = fields.code("outcome", QuarantineOutcome.class);
        if (fields.has("reason") != (outcome == QuarantineOutcome.REJECT)) {
            throw new FactNotUnderstoodException("reason", "is given with REJECT and only then");
        }
        return new QuarantineDecided(
                fields.day("decidedOn"), outcome, fields.optionalCode("reason", RejectionReason.class));
    }

    private static LocalDate notBefore(FactFields fields, String first, String last) {
        var day = fields.day(last);
        if (day.isBefore(fields.day(first))) {
            throw new FactNotUnderstoodException(last, "lies before " + first);
        }
        return day;
    }
}
