package org.twentyweeks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.PostedForm;
import org.twentyweeks.pages.request.RequestForm;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.hostile.HostileForms;

/** A date of birth, in one text as the API has it and in three as the form has it: a day, or kept and noted. */
class DateFuzzTest {

    private static final RequestForm FORM = new RequestForm(Intake.AUTHORITY);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final List<String> PARTS = List.of("birth-day", "birth-month", "birth-year");

    @FuzzTest
    void date(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        inOneText(text);
        inThree(text.split("\n", -1));
    }

    private static void inOneText(String text) {
        var cases = new InMemoryCaseStore();
        var receipt = Intake.into(cases)
                .receive(Intake.submission(IdempotencyKey.API, Intake.born(text), Bytes.of(new byte[0])));
        var opened = cases.whole(((Receipt.Accepted) receipt).reference()).orElseThrow();
        Kept.assertWell(opened);
        var noted = ((RequestReceived) opened.request().fact()).noted();
        var kept = opened.person().referral().child().dateOfBirth();
        assertThat(noted.contains(Noted.CHILD_BIRTH_DATE_MISSING)).isEqualTo(kept.isEmpty());
        if (!noted.contains(Noted.TEXT_SHORTENED)) {
            assertThat(noted.contains(Noted.CHILD_BIRTH_DATE_MALFORMED)).isEqualTo(!kept.isEmpty() && !isDay(kept));
        }
    }

    private static void inThree(String... parts) {
        var typed = new LinkedHashMap<String, String>();
        for (int part = 0; part < Math.min(parts.length, PARTS.size()); part++) {
            typed.put(PARTS.get(part), parts[part]);
        }
        var posted = PostedForm.decode(HostileForms.encoded(typed, false)).orElseThrow();
        var answers = FormAnswers.of(posted);
        var born = answers.referral().child().dateOfBirth();

        assertThat(FORM.follow("birth", posted, answers, TODAY)).isPresent();
        // Of what is no day the parts stay as they were typed, in their order.
        if (!isDay(born)) {
            assertThat(born)
                    .isEqualTo(PARTS.stream()
                            .map(part -> posted.value(part)
                                    .replaceAll("\\r\\n?", "\n")
                                    .strip())
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" ")));
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
