package org.twentyweeks.core.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Fact.Source;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Referral.Child;
import org.twentyweeks.core.casework.Referral.Requester;

/**
 * Reads the answers of a request: cleans them, says what is needed and not there, and notes what is missing or malformed.
 *
 * <p>A request that lacks answers starts the clock all the same (regulation 5(1) says "receives a request", not a
 * complete one). Only one that names no child, or nobody to answer to, is refused.
 */
final class ReferralReview {

    private static final int KEPT_LENGTH_MAX = 200;
    private static final int KEPT_ADDRESS_LINES_MAX = 10;
    private static final int AGE_LIMIT = 25;

    private final EnumSet<Noted> noted = EnumSet.noneOf(Noted.class);
    private final Referral cleaned;
    private final Referral kept;

    private ReferralReview(Referral sent) {
        cleaned = rewritten(sent, this::cleanLine, this::cleanParagraph, Integer.MAX_VALUE);
        kept = rewritten(cleaned, this::shorten, answer -> "", KEPT_ADDRESS_LINES_MAX);
        note(kept.child().addressLines().size() < cleaned.child().addressLines().size(), Noted.TEXT_SHORTENED);
    }

    static ReferralReview of(Referral sent) {
        return new ReferralReview(sent);
    }

    /** The answers cleaned, in full. */
    Referral cleaned() {
        return cleaned;
    }

    /** The answers as the record keeps them: long ones shortened, the free text left to the original. */
    Referral kept() {
        return kept;
    }

    /** What is needed and not there; empty when the request can be taken. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (cleaned.child().forename().isEmpty() && cleaned.child().surname().isEmpty()) {
            problems.add(new Problem("/child/surname", "Give the name of the child or young person."));
        }
        if (cleaned.requester().email().isEmpty() && cleaned.requester().phone().isEmpty()) {
            problems.add(new Problem("/requester/email", "Give an e-mail address or a telephone number to reply to."));
        }
        return problems;
    }

    /** Who asked, where the request says so in a way that is known. */
    Optional<Source> source() {
        return Stream.of(Source.values())
                .filter(source -> source.name().equals(cleaned.requester().type()))
                .findFirst();
    }

    /** The child's date of birth, where it is a day. */
    Optional<LocalDate> birthDate() {
        try {
            return Optional.of(LocalDate.parse(cleaned.child().dateOfBirth()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** The child's unique pupil number as it is issued, where it is one. The record keeps it as it was typed. */
    Optional<String> upn() {
        return Optional.of(Identifiers.upnAsIssued(cleaned.child().upn())).filter(Identifiers::isUpn);
    }

    /** What is missing or malformed, and what the cleaning took out, in the order in which a caseworker reads. */
    Set<Noted> noted(LocalDate receivedOn, Authority authority) {
        noteRequester();
        noteChild(receivedOn);
        notePostcode(authority);
        note(cleaned.reason().isEmpty(), Noted.REASON_MISSING);
        return noted;
    }

    private void noteRequester() {
        var requester = cleaned.requester();
        note(requester.type().isEmpty(), Noted.REQUESTER_TYPE_MISSING);
        note(!requester.type().isEmpty() && source().isEmpty(), Noted.REQUESTER_TYPE_UNKNOWN);
        note(requester.name().isEmpty(), Noted.REQUESTER_NAME_MISSING);
        noteMalformed(requester.email(), Identifiers.isEmail(requester.email()), Noted.REQUESTER_EMAIL_MALFORMED);
        noteMalformed(requester.phone(), Identifiers.isPhone(requester.phone()), Noted.REQUESTER_PHONE_MALFORMED);
    }

    private void noteChild(LocalDate receivedOn) {
        var child = cleaned.child();
        note(child.forename().isEmpty(), Noted.CHILD_FORENAME_MISSING);
        note(child.surname().isEmpty(), Noted.CHILD_SURNAME_MISSING);
        note(child.dateOfBirth().isEmpty(), Noted.CHILD_BIRTH_DATE_MISSING);
        noteMalformed(child.dateOfBirth(), birthDate().isPresent(), Noted.CHILD_BIRTH_DATE_MALFORMED);
        birthDate().ifPresent(born -> {
            note(born.isAfter(receivedOn), Noted.CHILD_BIRTH_DATE_IN_FUTURE);
            note(Period.between(born, receivedOn).getYears() >= AGE_LIMIT, Noted.CHILD_25_OR_OVER);
        });
        note(child.addressLines().stream().allMatch(String::isEmpty), Noted.CHILD_ADDRESS_MISSING);
        noteMalformed(child.upn(), upn().isPresent(), Noted.CHILD_UPN_MALFORMED);
        noteMalformed(child.nhsNumber(), Identifiers.isNhsNumber(child.nhsNumber()), Noted.CHILD_NHS_NUMBER_MALFORMED);
        noteMalformed(child.settingUrn(), Identifiers.isUrn(child.settingUrn()), Noted.CHILD_SETTING_URN_MALFORMED);
    }

    private void notePostcode(Authority authority) {
        var postcode = cleaned.child().postcode();
        note(postcode.isEmpty(), Noted.CHILD_POSTCODE_MISSING);
        noteMalformed(postcode, Identifiers.isPostcode(postcode), Noted.CHILD_POSTCODE_MALFORMED);
        if (Identifiers.isPostcode(postcode)) {
            var district = postcode.substring(0, postcode.indexOf(' '));
            note(!authority.postcodeDistricts().contains(district), Noted.CHILD_POSTCODE_OUTSIDE_AREA);
        }
    }

    private void noteMalformed(String answer, boolean wellFormed, Noted code) {
        note(!answer.isEmpty() && !wellFormed, code);
    }

    private void note(boolean applies, Noted code) {
        if (applies) {
            noted.add(code);
        }
    }

    private String cleanLine(String answer) {
        return cleaned(AnswerText.ofLine(answer));
    }

    private String cleanParagraph(String answer) {
        return cleaned(AnswerText.ofParagraph(answer));
    }

    private String cleaned(AnswerText answer) {
        note(answer.cleaned(), Noted.TEXT_CLEANED);
        return answer.text();
    }

    private String shorten(String answer) {
        if (answer.codePointCount(0, answer.length()) <= KEPT_LENGTH_MAX) {
            return answer;
        }
        note(true, Noted.TEXT_SHORTENED);
        return answer.substring(0, answer.offsetByCodePoints(0, KEPT_LENGTH_MAX));
    }

    private static Referral rewritten(
            Referral referral, Function<String, String> line, Function<String, String> paragraph, int addressLinesMax) {
        var requester = referral.requester();
        var child = referral.child();
        return new Referral(
                new Requester(
                        line.apply(requester.type()),
                        line.apply(requester.name()),
                        line.apply(requester.email()),
                        line.apply(requester.phone()),
                        line.apply(requester.relationship())),
                new Child(
                        line.apply(child.forename()),
                        line.apply(child.surname()),
                        line.apply(child.knownAs()),
                        line.apply(child.dateOfBirth()),
                        Identifiers.postcodeAsWritten(line.apply(child.postcode())),
                        child.addressLines().stream()
                                .limit(addressLinesMax)
                                .map(line)
                                .toList(),
                        line.apply(child.upn()),
                        line.apply(child.nhsNumber()),
                        line.apply(child.settingName()),
                        line.apply(child.settingUrn()),
                        line.apply(child.yearGroup())),
                paragraph.apply(referral.reason()),
                paragraph.apply(referral.views()),
                paragraph.apply(referral.otherPeopleInvolved()));
    }
}
