package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.hashing.Sha256;

class FactChainTest {

    private static final String START = new Reference("YMESFQFCSQ9WS6M1").chainStart();

    @Test
    void a_link_is_the_hash_of_the_previous_hex_digits_and_the_stored_bytes() {
        assertThat(FactChain.next(START, bytes("{\"a\":1}"))).isEqualTo(Sha256.hex(START + "{\"a\":1}"));
    }

    @Test
    void it_is_over_bytes_and_not_over_what_they_mean() {
        assertThat(FactChain.next(START, bytes("{\"a\":1}"))).isNotEqualTo(FactChain.next(START, bytes("{\"a\": 1}")));
    }

    @Test
    void every_flipped_bit_of_any_fact_or_hash_breaks_it() {
        var facts = new String[] {"{\"number\":1}", "{\"number\":2}", "{\"number\":3}"};
        var whole = end(facts);
        for (int fact = 0; fact < facts.length; fact++) {
            for (int place = 0; place < facts[fact].length(); place++) {
                for (int bit = 0; bit < 7; bit++) {
                    var changed = facts.clone();
                    var letters = facts[fact].toCharArray();
                    letters[place] ^= (char) (1 << bit);
                    changed[fact] = new String(letters);
                    assertThat(end(changed)).isNotEqualTo(whole);
                }
            }
        }
    }

    @Test
    void a_fact_left_out_or_moved_breaks_it() {
        assertThat(end("one", "three")).isNotEqualTo(end("one", "two", "three"));
        assertThat(end("two", "one", "three")).isNotEqualTo(end("one", "two", "three"));
        assertThat(end("one", "two")).isNotEqualTo(end("one", "two", "three"));
    }

    private static String end(String... facts) {
        var hash = START;
        for (String fact : facts) {
            hash = FactChain.next(hash, bytes(fact));
        }
        return hash;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
