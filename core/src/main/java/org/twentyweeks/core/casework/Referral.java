package org.twentyweeks.core.casework;

import java.util.List;

/**
 * The answers of a request for an EHC needs assessment. An answer that was not given is an empty text.
 *
 * <p>These are personal data: they print as nothing.
 *
 * @param reason what makes learning hard
 * @param views what the child and the family say
 * @param otherPeopleInvolved who else helps
 */
public record Referral(Requester requester, Child child, String reason, String views, String otherPeopleInvolved) {

    /**
     * Who asks.
     *
     * @param type a code of {@link Fact.Source}, or whatever the form sent
     * @param relationship to the child, in words
     */
    public record Requester(String type, String name, String email, String phone, String relationship) {

        @Override
        public String toString() {
            return "Requester[redacted]";
        }
    }

    /**
     * Whom it is about.
     *
     * @param dateOfBirth {@code yyyy-MM-dd}, or whatever the form sent
     * @param upn unique pupil number
     * @param settingUrn the six digits of the setting in the register of schools
     */
    public record Child(
            String forename,
            String surname,
            String knownAs,
            String dateOfBirth,
            String postcode,
            List<String> addressLines,
            String upn,
            String nhsNumber,
            String settingName,
            String settingUrn,
            String yearGroup) {

        public Child {
            addressLines = List.copyOf(addressLines);
        }

        @Override
        public String toString() {
            return "Child[redacted]";
        }
    }

    @Override
    public String toString() {
        return "Referral[redacted]";
    }
}
