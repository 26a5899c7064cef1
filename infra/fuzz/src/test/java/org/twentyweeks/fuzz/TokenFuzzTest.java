package org.twentyweeks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.SubmitterToken;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;

/** Tokens of both kinds: only the very texts that we signed are taken. */
class TokenFuzzTest {

    /** The one that the corpus holds and the fuzzer starts from: another that is taken is a forgery. */
    private static final String SUBMITTERS = ((Receipt.Accepted) Intake.into(new InMemoryCaseStore())
                    .receive(Intake.submission(IdempotencyKey.API, Intake.born(""), Bytes.of(new byte[0]))))
            .token();

    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    @FuzzTest
    void token(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);

        FormToken.nonce(text, Intake.RING).ifPresent(nonce -> {
            var random = Base64.getUrlDecoder().decode(nonce);
            assertThat(text).isEqualTo(FormToken.issue(count -> random, Intake.RING));
        });
        SubmitterToken.read(text, DAY, Intake.RING)
                .ifPresent(reference -> assertThat(text).isEqualTo(SUBMITTERS));
        Reference.parse(text).ifPresent(reference -> {
            assertThat(Reference.parse(reference.shown())).contains(reference);
            assertThat(Reference.parse(reference.symbols())).contains(reference);
        });
    }
}
