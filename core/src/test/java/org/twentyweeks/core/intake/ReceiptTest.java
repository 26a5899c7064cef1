package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.Reference;

class ReceiptTest {

    @Test
    void its_text_names_the_case_and_not_the_token() {
        var received = LocalDate.of(2026, 1, 15);
        var accepted = new Receipt.Accepted(
                new Reference("YMESFQFCSQ9WS6M1"),
                new Acknowledgement(received, received.plusWeeks(6), received.plusWeeks(20)),
                "a-token",
                true);

        assertThat(accepted.toString()).contains("YMES").doesNotContain("a-token");
    }
}
