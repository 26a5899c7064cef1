package org.twentyweeks.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;

class SealTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final SealedCase ONE = sealed(1, 3);
    private static final SealedCase OTHER = sealed(2, 1);
    private static final Seal SEAL =
            new Seal(DAY, Optional.of(new Seal.Previous(DAY.minusDays(1), Sha256.hex("before"))), List.of(ONE, OTHER));

    private static SealedCase sealed(int number, int facts) {
        // 00… and 10…: the order of references is that of the bytes.
        var reference = Reference.ofDigest(new byte[] {
            (byte) (number * 8),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        });
        return new SealedCase(reference, facts, Sha256.hex("fact " + facts));
    }

    @Test
    void a_seal_has_one_form_and_ends_with_the_hash_of_it() {
        var lines = """
                twenty-weeks-seal 1
                day 2026-03-02
                previous 2026-03-01 %s
                cases 2
                %s 3 %s
                %s 1 %s
                """.formatted(
                        Sha256.hex("before"),
                        ONE.reference().symbols(),
                        ONE.lastHash(),
                        OTHER.reference().symbols(),
                        OTHER.lastHash());

        assertThat(SEAL.text()).isEqualTo(lines + "sha256 " + Sha256.hex(lines) + "\n");
        assertThat(SEAL.hash()).isEqualTo(Sha256.hex(lines));
    }

    @Test
    void it_is_read_as_it_was_written() {
        assertThat(Seal.read(SEAL.text())).isEqualTo(SEAL);
        var first = new Seal(DAY, Optional.empty(), List.of());
        assertThat(Seal.read(first.text())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "twenty-weeks-seal 1\n",
                "twenty-weeks-seal 2\nday 2026-03-02\nprevious none\ncases 0\n",
                "twenty-weeks-seal 1\nday 2026-02-30\nprevious none\ncases 0\n",
                "twenty-weeks-seal 1\nday 2026-03-02\nprevious none\ncases 1\n",
                "twenty-weeks-seal 1\nday 2026-03-02\nprevious none\ncases 00\n",
                "twenty-weeks-seal 1\r\nday 2026-03-02\r\nprevious none\r\ncases 0\r\n",
                "twenty-weeks-seal 1\nday 2026-03-02\nprevious none\ncases 0\n\n",
                "twenty-weeks-seal 1\nday 2026-03-02\nprevious none\ncases 1\n0000000000000001 1 x\n"
            })
    void what_is_not_the_form_of_a_seal_is_not_read_even_with_its_hash(String lines) {
        assertThatThrownBy(() -> Seal.read(lines + "sha256 " + Sha256.hex(lines) + "\n"))
                .isInstanceOf(SealNotUnderstoodException.class);
    }

    @Test
    void every_single_changed_byte_is_noticed() {
        var text = SEAL.text();
        for (int place = 0; place < text.length(); place++) {
            var changed = text.substring(0, place) + (char) (text.charAt(place) ^ 1) + text.substring(place + 1);

            assertThatThrownBy(() -> Seal.read(changed)).as("byte " + place).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void cases_out_of_order_or_twice_are_no_seal() {
        assertThatThrownBy(() -> new Seal(DAY, Optional.empty(), List.of(OTHER, ONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Seal(DAY, Optional.empty(), List.of(ONE, ONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_difference_is_told_with_its_place_and_nothing_else() {
        assertThat(Difference.ofCase(ONE.reference(), 2, DAY, Difference.What.FACT_NOT_AS_SEALED)
                        .told())
                .isEqualTo("case " + ONE.reference().shown()
                        + ", fact 2, seal of 2026-03-02: the facts from this one on are not those that were sealed");
        assertThat(Difference.ofSeal(DAY, Difference.What.SEAL_MISSING).told())
                .startsWith("seal of 2026-03-02: it is missing");
    }
}
