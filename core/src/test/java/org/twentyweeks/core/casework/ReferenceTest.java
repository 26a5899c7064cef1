package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.hashing.Sha256;

class ReferenceTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Reference REFERENCE = new Reference("YMESFQFCSQ9WS6M1");
    private static final long SEED = 20260115;

    @Test
    void its_symbols_are_the_first_75_bits_and_a_luhn_check_symbol() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            var digest = new byte[32];
            random.nextBytes(digest);

            assertThat(Reference.ofDigest(digest).symbols())
                    .as("seed " + SEED + ", round " + round)
                    .isEqualTo(byHand(digest));
        }
    }

    @Test
    void digests_of_only_noughts_or_only_ones_keep_their_leading_bits() {
        assertThat(Reference.ofDigest(new byte[32]).symbols()).isEqualTo("0000000000000000");
        var ones = new byte[32];
        Arrays.fill(ones, (byte) 0xFF);
        assertThat(Reference.ofDigest(ones).symbols()).isEqualTo(byHand(ones)).startsWith("ZZZZZZZZZZZZZZZ");
    }

    @Test
    void it_is_shown_in_groups_of_four() {
        assertThat(REFERENCE.shown()).isEqualTo("YMES-FQFC-SQ9W-S6M1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YMESFQFCSQ9WS6M1",
                "YMES-FQFC-SQ9W-S6M1",
                "ymes-fqfc-sq9w-s6m1",
                "YmEs FqFc Sq9W s6M1",
                " YMES - FQFC - SQ9W - S6M1 \n",
                "Y-M-E-S-F-Q-F-C-S-Q-9-W-S-6-M-1",
                "YMES-FQFC-SQ9W-S6MI",
                "YMES-FQFC-SQ9W-S6Ml",
                "ymes-fqfc-sq9w-s6mi",
                "ymes-fqfc-sq9w-s6mL"
            })
    void it_is_read_however_it_is_typed(String typed) {
        assertThat(Reference.parse(typed)).contains(REFERENCE);
    }

    @Test
    void the_letter_o_is_read_as_nought() {
        assertThat(Reference.parse("oooo-OOOO-0o0O-0000")).contains(new Reference("0000000000000000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "YMES-FQFC-SQ9W-S6M",
                "YMES-FQFC-SQ9W-S6M11",
                "YMES-FQFC-SQ9W-S6MU",
                "YMES/FQFC/SQ9W/S6M1",
                "YMES-FQFC-SQ9W-S6M2",
                "ＹMES-FQFC-SQ9W-S6M1",
                "YMES-FQFC-SQ9W-S6M\u0661"
            })
    void what_is_no_reference_is_not_read(String typed) {
        assertThat(Reference.parse(typed)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ymesfqfcsq9ws6m1", "YMES-FQFC-SQ9W-S6M1", "YMESFQFCSQ9WS6M2", "YMESFQFCSQ9WS6MI"})
    void only_the_stored_form_makes_one(String symbols) {
        assertThatThrownBy(() -> new Reference(symbols)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_single_wrong_symbol_is_found() {
        for (Reference reference : references(200)) {
            var symbols = reference.symbols();
            for (int place = 0; place < symbols.length(); place++) {
                for (char wrong : ALPHABET.toCharArray()) {
                    var changed = symbols.substring(0, place) + wrong + symbols.substring(place + 1);
                    assertThat(Reference.parse(changed).isPresent())
                            .as(symbols + " as " + changed)
                            .isEqualTo(changed.equals(symbols));
                }
            }
        }
    }

    @Test
    void every_swap_of_neighbours_is_found_but_that_of_the_first_and_the_last_symbol_of_the_alphabet() {
        var missed = new TreeSet<String>();
        for (Reference reference : everyPairOfNeighbours()) {
            var symbols = reference.symbols();
            for (int place = 0; place < symbols.length() - 1; place++) {
                char left = symbols.charAt(place);
                char right = symbols.charAt(place + 1);
                var swapped = symbols.substring(0, place) + right + left + symbols.substring(place + 2);
                if (left != right && Reference.parse(swapped).isPresent()) {
                    missed.add("" + left + right);
                }
            }
        }

        assertThat(missed).containsExactly("0Z", "Z0");
    }

    @Test
    void the_chain_of_facts_begins_with_the_hash_of_its_symbols() {
        assertThat(REFERENCE.chainStart())
                .isEqualTo("b4e5469af086f2ac4b72e120465aa9b82413dffbb6e9f309c5d379e5fc0a8478");
    }

    private static List<Reference> references(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Reference.ofDigest(Sha256.ofTexts(List.of("reference", "" + number))))
                .toList();
    }

    /** References in which each two symbols stand side by side, at an even and at an odd place. */
    private static List<Reference> everyPairOfNeighbours() {
        var references = new ArrayList<Reference>();
        for (int left = 0; left < 32; left++) {
            for (int right = 0; right < 32; right++) {
                references.add(new Reference(checked("0", left, right)));
                references.add(new Reference(checked("00", left, right)));
            }
        }
        return references;
    }

    private static String checked(String before, int left, int right) {
        var first = (before + ALPHABET.charAt(left) + ALPHABET.charAt(right) + "1111111111111111").substring(0, 15);
        return first + checkSymbolByHand(first);
    }

    /** As the description has it: bits as text, five to a symbol, and the check symbol from the right. */
    private static String byHand(byte[] digest) {
        var bits = new StringBuilder();
        for (byte part : digest) {
            for (int bit = 7; bit >= 0; bit--) {
                bits.append((part >> bit) & 1);
            }
        }
        var symbols = new StringBuilder();
        for (int place = 0; place < 75; place += 5) {
            symbols.append(ALPHABET.charAt(Integer.parseInt(bits.substring(place, place + 5), 2)));
        }
        return symbols.toString() + checkSymbolByHand(symbols.toString());
    }

    /** The one symbol with which the Luhn sum of all sixteen, every second from the right doubled, is 0 modulo 32. */
    private static char checkSymbolByHand(String symbols) {
        for (char candidate : ALPHABET.toCharArray()) {
            var all = symbols + candidate;
            int sum = 0;
            for (int fromRight = 0; fromRight < all.length(); fromRight++) {
                int value = ALPHABET.indexOf(all.charAt(all.length() - 1 - fromRight));
                int counted = fromRight % 2 == 0 ? value : 2 * value;
                sum += counted / 32 + counted % 32;
            }
            if (sum % 32 == 0) {
                return candidate;
            }
        }
        throw new AssertionError("no symbol fits " + symbols);
    }
}
