package org.twentyweeks.referralintake;

import java.time.LocalDate;
import java.util.List;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.RequestForm;

/** The page of a request that was sent, as any with these answers looks. */
final class SentPage {

    private SentPage() {}

    static String like(RequestForm form, FormAnswers answers) {
        var day = LocalDate.of(2026, 1, 15);
        return form.sent(
                        answers,
                        Reference.ofDigest(Sha256.ofTexts(List.of("any"))),
                        new Acknowledgement(day, day, day),
                        false)
                .html();
    }
}
