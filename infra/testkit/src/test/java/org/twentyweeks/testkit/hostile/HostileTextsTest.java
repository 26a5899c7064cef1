package org.twentyweeks.testkit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileTextsTest {

    private static final long SEED = 20260115;

    @Test
    void a_seed_has_the_same_texts_every_time_and_another_seed_has_others() {
        assertThat(HostileTexts.of(SEED)).isEqualTo(HostileTexts.of(SEED)).isNotEqualTo(HostileTexts.of(SEED + 1));
        assertThat(HostileTexts.of(SEED)).doesNotHaveDuplicates().hasSizeGreaterThan(700);
        assertThat(hashes()).isEqualTo(hashes());
    }

    private static List<Integer> hashes() {
        return HostileJson.of(SEED, List.of("/reason")).stream()
                .map(body -> Arrays.hashCode(body.bytes()))
                .toList();
    }

    @Test
    void half_a_surrogate_pair_is_told_from_a_whole_one() {
        assertThat(new HostileText("", "a\uD83D\uDE00b").isUnicode()).isTrue();
        assertThat(new HostileText("", "a\uD83Db").isUnicode()).isFalse();
        assertThat(new HostileText("", "\uDE00\uD83D").isUnicode()).isFalse();
    }

    @Test
    void what_is_kept_to_the_letter_has_nothing_to_clean() {
        for (HostileText hostile : HostileTexts.of(SEED)) {
            if (Cleaned.isUnchanged(hostile.text())) {
                assertThat(Cleaned.line(hostile.text())).isEqualTo(hostile.text());
                assertThat(Cleaned.isTakenOut(hostile.text())).isFalse();
            }
        }
        assertThat(Cleaned.isUnchanged("O'Neill & Sons <\"quoted\">")).isTrue();
    }
}
