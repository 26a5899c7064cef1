package org.twentyweeks.core.casework;

import java.util.Locale;

/**
 * What was missing or malformed in a request that was accepted all the same, and the task that follows from it.
 *
 * <p>The codes are stored with {@link Fact.RequestReceived}. A code says which part was wrong, never what it held.
 */
public enum Noted {
    REQUESTER_TYPE_MISSING("Record who asked: a parent, the young person, a setting, health, social care or another."),
    REQUESTER_TYPE_UNKNOWN("The request names a kind of requester that is not known. Record who asked."),
    REQUESTER_NAME_MISSING("Ask for the name of the person who made the request."),
    REQUESTER_EMAIL_MALFORMED("The requester's e-mail address does not look right. Ask for it again."),
    REQUESTER_PHONE_MALFORMED("The requester's telephone number does not look right. Ask for it again."),
    CHILD_FORENAME_MISSING("Ask for the child's forename."),
    CHILD_SURNAME_MISSING("Ask for the child's surname."),
    CHILD_BIRTH_DATE_MISSING("Ask for the child's date of birth."),
    CHILD_BIRTH_DATE_MALFORMED("The child's date of birth is not a date. Ask for it again."),
    CHILD_BIRTH_DATE_IN_FUTURE("The child's date of birth lies after the day of the request. Ask for it again."),
    CHILD_25_OR_OVER(
            "The person was 25 or over on the day of the request. Check the date of birth: a plan is for someone under 25"
                    + " (Children and Families Act 2014, section 83)."),
    CHILD_POSTCODE_MISSING("Ask where the child lives."),
    CHILD_POSTCODE_MALFORMED("The child's postcode does not look right. Ask for it again."),
    CHILD_POSTCODE_OUTSIDE_AREA("The child's postcode is outside the council's area. Find out who is responsible."),
    CHILD_ADDRESS_MISSING("Ask for the child's address."),
    CHILD_UPN_MALFORMED("The unique pupil number is not valid: its check letter or form is wrong. Ask the setting."),
    CHILD_NHS_NUMBER_MALFORMED("The NHS number is not valid: its check digit or form is wrong. Ask the family."),
    CHILD_SETTING_URN_MALFORMED("The setting's URN is not six digits. Look the setting up."),
    REASON_MISSING("Ask why the child may need special educational provision."),
    UNKNOWN_FIELDS("The request held answers that no field takes. Read them in the original."),
    TEXT_CLEANED("Characters that cannot be shown were taken out of an answer. The original holds them."),
    TEXT_SHORTENED("A very long answer was shortened in the record. The original holds all of it."),
    UNSEEN_FIELD_FILLED("A field of the form that people do not see was filled in. Decide whether this is a request."),
    SENT_TOO_SOON("The form was sent sooner than a person could fill it in. Decide whether this is a request.");

    private final String task;

    Noted(String task) {
        this.task = task;
    }

    /** The code as it is stored, for example {@code child-upn-malformed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it may mean that a machine sent the request: such a request is held until somebody has looked at it. */
    public boolean isSignOfAutomation() {
        return this == UNSEEN_FIELD_FILLED || this == SENT_TOO_SOON;
    }

    /** What a caseworker should do about it, in a sentence. */
    public String task() {
        return task;
    }
}
