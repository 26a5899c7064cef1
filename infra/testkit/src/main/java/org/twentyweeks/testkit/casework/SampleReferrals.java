package org.twentyweeks.testkit.casework;

import java.util.List;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Referral.Child;
import org.twentyweeks.core.casework.Referral.Requester;

/** Requests of invented people. Numbers come from Ofcom's ranges for drama, addresses from example.org. */
public final class SampleReferrals {

    private SampleReferrals() {}

    /** The canonical request, with every answer given and nothing to note at the council {@code 000}. */
    public static Referral complete() {
        return new Referral(
                new Requester("PARENT", "Oona Tarrant", "oona.tarrant@example.org", "01632 960123", "Mother"),
                new Child(
                        "Idris",
                        "Tarrant",
                        "Iggy",
                        "2017-03-09",
                        "ZZ1 4QD",
                        List.of("4 Wharf Cottages", "Saltmere"),
                        "R201100018042",
                        "943 476 5919",
                        "Saltmere Primary School",
                        "900001",
                        "Year 4"),
                "He cannot follow what is said in class and comes home worn out.",
                "I like maths. It is too loud at lunch.",
                "Speech therapist at the clinic; Mr Bell, class teacher.");
    }

    /** The least that is taken: a name, and a way to answer. */
    public static Referral least() {
        return new Referral(
                new Requester("", "", "", "07700 900123", ""),
                new Child("", "Tarrant", "", "", "", List.of(), "", "", "", "", ""),
                "",
                "",
                "");
    }
}
