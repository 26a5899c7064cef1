package org.twentyweeks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.PostedForm;
import org.twentyweeks.pages.request.RequestForm;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.hostile.PageStructure;

/** A posted form: read or refused; what was typed comes back in the page, and what is kept is well. */
class FormBodyFuzzTest {

    private static final RequestForm FORM = new RequestForm(Intake.AUTHORITY);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @FuzzTest
    void form_body(byte[] body) {
        var posted = PostedForm.decode(body);
        if (posted.isEmpty()) {
            return;
        }
        var answers = FormAnswers.of(posted.get());
        for (String page : new String[] {"name", "birth", "people", "check"}) {
            var shown = PageStructure.of(FORM.follow(page, posted.get(), answers, TODAY)
                    .orElseThrow()
                    .html());
            assertThat(shown.elements()).noneMatch(element -> element.strip().startsWith("script"));
            shown.fields().forEach((field, value) -> {
                if (!field.equals("token") && !field.equals("changing")) {
                    assertThat(value)
                            .isEqualTo(PageStructure.inAField(posted.get().value(field)));
                }
            });
        }
        assertThat(FORM.saved(answers)).contains("It has not been sent to us.");
        var cases = new InMemoryCaseStore();
        var submission = Intake.submission(IdempotencyKey.PAGE, answers.referral(), Bytes.of(body));
        if (Intake.into(cases).receive(submission) instanceof Receipt.Accepted accepted) {
            Kept.assertWell(cases.whole(accepted.reference()).orElseThrow());
        }
    }
}
