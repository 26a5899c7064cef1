package org.twentyweeks.core.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** FIPS 180-4, examples of NIST. */
    @Test
    void digests_have_the_known_answers() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.hex(Sha256.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
                        .getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void a_keyed_hash_is_an_hmac_over_the_framed_parts() {
        assertThat(Sha256.hex(Sha256.keyed("key".getBytes(StandardCharsets.UTF_8), List.of("a", "bc"))))
                .isEqualTo("c3a351d2833ea2cf478fc38c54569be99f1d76f7bc6bcf05ad6c32666254b133");
        assertThat(Sha256.hex(Sha256.ofTexts(List.of("a", "bc"))))
                .isEqualTo("b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d");
    }

    @Test
    void each_part_stands_behind_its_length_in_bytes() {
        var framed =
                Sha256.framed(List.of("a".getBytes(StandardCharsets.UTF_8), "é€".getBytes(StandardCharsets.UTF_8)));

        assertThat(HexFormat.of().formatHex(framed)).isEqualTo("0000000161" + "00000005c3a9e282ac");
    }

    @Test
    void parts_do_not_run_into_one_another() {
        assertThat(Sha256.ofTexts(List.of("ab", "c"))).isNotEqualTo(Sha256.ofTexts(List.of("a", "bc")));
        assertThat(Sha256.ofTexts(List.of("a", ""))).isNotEqualTo(Sha256.ofTexts(List.of("", "a")));
        assertThat(Sha256.ofTexts(List.of("a"))).isNotEqualTo(Sha256.ofTexts(List.of("a", "")));
    }
}
