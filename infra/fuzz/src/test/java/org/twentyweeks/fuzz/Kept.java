package org.twentyweeks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Referral;

/** What must hold of every case that is kept, whatever was sent. */
public final class Kept {

    private static final int LENGTH_MAX = 200;

    private Kept() {}

    public static void assertWell(NewCase kept) {
        for (String answer : answers(kept.person().referral())) {
            assertThat(answer.codePointCount(0, answer.length())).isLessThanOrEqualTo(LENGTH_MAX);
            assertThat(answer.codePoints().allMatch(Kept::isShown)).isTrue();
        }
        assertThat(kept.head().acknowledgement().decisionDueOn())
                .isEqualTo(kept.head().acknowledgement().receivedOn().plusWeeks(6));
    }

    /** Neither half of a pair nor a control, nor a mark that turns the reading order round. */
    private static boolean isShown(int symbol) {
        int type = Character.getType(symbol);
        boolean turns = symbol >= 0x202A && symbol <= 0x202E || symbol >= 0x2066 && symbol <= 0x2069;
        return type != Character.SURROGATE && type != Character.CONTROL && !turns;
    }

    private static List<String> answers(Referral referral) {
        var requester = referral.requester();
        var child = referral.child();
        var answers = new ArrayList<>(List.of(
                requester.type(),
                requester.name(),
                requester.email(),
                requester.phone(),
                requester.relationship(),
                child.forename(),
                child.surname(),
                child.knownAs(),
                child.dateOfBirth(),
                child.postcode(),
                child.upn(),
                child.nhsNumber(),
                child.settingName(),
                child.settingUrn(),
                child.yearGroup()));
        answers.addAll(child.addressLines());
        return answers;
    }
}
