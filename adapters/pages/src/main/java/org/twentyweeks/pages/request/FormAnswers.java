package org.twentyweeks.pages.request;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Referral.Child;
import org.twentyweeks.core.casework.Referral.Requester;

/**
 * What somebody has answered so far, with the token of their copy of the form. It travels with the pages: nothing is kept
 * here until it is sent.
 *
 * @param values the answers that are not empty, by field, in the order of the form
 * @param token empty when there is none yet
 * @param changing whether they came back from the last page to change an answer
 * @param unseen what came in the field that people do not see; empty when a person fills in the form
 * @param unclear whether something came that no field takes, or twice
 */
public record FormAnswers(Map<String, String> values, String token, boolean changing, String unseen, boolean unclear) {

    static final String TOKEN = "token";
    static final String CHANGING = "changing";

    /** Nobody sees it. Named so that a machine likes it and no browser or password manager knows what to put in. */
    static final String UNSEEN = "comments";

    /** The buttons: which page to go to instead of the next one, and to go on with a date that is none. */
    static final String TO = "to";

    static final String SKIP = "skip";

    /** Every field, in the order of the form. */
    static final Set<String> FIELDS = fields();

    private static final Set<String> OF_THE_FORM = Set.of(TOKEN, CHANGING, UNSEEN, TO, SKIP);

    public FormAnswers {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A copy of the form on which nothing is answered. */
    public static FormAnswers none(String token) {
        return new FormAnswers(Map.of(), token, false, "", false);
    }

    public static FormAnswers of(PostedForm form) {
        var values = new LinkedHashMap<String, String>();
        for (String field : FIELDS) {
            // A browser ends lines with CR LF, whatever it was given.
            var value = form.value(field).replace("\r\n", "\n").replace('\r', '\n');
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        }
        boolean unknown =
                form.values().keySet().stream().anyMatch(name -> !FIELDS.contains(name) && !OF_THE_FORM.contains(name));
        return new FormAnswers(
                values,
                form.value(TOKEN),
                form.value(CHANGING).equals("yes"),
                form.value(UNSEEN),
                unknown || form.repeated());
    }

    public FormAnswers withToken(String other) {
        return new FormAnswers(values, other, changing, unseen, unclear);
    }

    FormAnswers changing(boolean nowChanging) {
        return new FormAnswers(values, token, nowChanging, unseen, unclear);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    Asker asker() {
        return Asker.of(value("who"));
    }

    /** Whether something came in the field that people do not see. */
    public boolean unseenFieldFilled() {
        return !unseen.isEmpty();
    }

    /** What the decoding noted. */
    public Set<Noted> noted() {
        return unclear ? EnumSet.of(Noted.UNKNOWN_FIELDS) : Set.of();
    }

    /** The request as the council keeps it, whoever sends it and by whatever way. */
    public Referral referral() {
        var born = BirthDate.of(this);
        return new Referral(
                new Requester(value("who"), requesterName(), value("email"), value("phone"), relationship()),
                new Child(
                        value("first-name"),
                        value("last-name"),
                        value("known-as"),
                        born.read().map(Object::toString).orElse(born.typed()),
                        value("postcode"),
                        Stream.of("address-line-1", "address-line-2", "town")
                                .map(this::value)
                                .filter(line -> !line.isBlank())
                                .toList(),
                        value("upn"),
                        value("nhs-number"),
                        value("school"),
                        "",
                        value("year-group")),
                reason(),
                value("views"),
                value("people"));
    }

    /** Young people are not asked for their name twice. */
    private String requesterName() {
        return asker() == Asker.YOUNG_PERSON
                ? (value("first-name") + " " + value("last-name")).strip()
                : value("requester-name");
    }

    private String relationship() {
        return asker() == Asker.YOUNG_PERSON ? "" : value("relationship");
    }

    private String reason() {
        return value("help").isBlank()
                ? value("difficulties")
                : (value("difficulties") + "\n\nWhat has been tried:\n" + value("help")).strip();
    }

    private static Set<String> fields() {
        var fields = new LinkedHashSet<String>();
        for (FormPage page : FormPage.values()) {
            page.questions().forEach(question -> fields.addAll(fields(question)));
        }
        return Collections.unmodifiableSet(fields);
    }

    static List<String> fields(Question question) {
        return question.kind() == Question.Kind.DATE ? BirthDate.FIELDS : List.of(question.name());
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "FormAnswers[redacted]";
    }
}
