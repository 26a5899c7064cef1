package org.twentyweeks.staffauthorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.UnavailableException;

class PublishedKeysTest {

    private final TestIssuer issuer = new TestIssuer();

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void the_keys_are_where_the_issuers_discovery_document_says() {
        assertThat(read().getKeys()).extracting(JWK::getKeyID).containsExactly("rsa", "curve");
    }

    @Test
    void shared_and_private_keys_are_not_among_them_even_where_an_issuer_publishes_them() {
        issuer.keys = "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"shared\",\"k\":\"c2VjcmV0\"}," + issuer.rsa.toJSONString()
                + "]}";

        assertThat(read().getKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.isPrivate()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void another_answer_than_200_is_none(int status) {
        issuer.status = status;

        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "not json",
                "{}",
                "{\"issuer\":\"https://issuer.example.org\",\"jwks_uri\":\"ADDRESS/keys\"}",
                "{\"issuer\":\"ADDRESS/\",\"jwks_uri\":\"ADDRESS/keys\"}",
                "{\"issuer\":\"ADDRESS\"}",
                "{\"issuer\":\"ADDRESS\",\"jwks_uri\":\"http://keys.example.org/\"}",
                "{\"issuer\":\"ADDRESS\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"ADDRESS\",\"jwks_uri\":\"\\u0000\"}"
            })
    void another_discovery_document_is_none(String document) {
        issuer.discovery = document.replace("ADDRESS", issuer.address());

        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"keys\":7}", "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"!\"}]}"})
    void what_are_no_keys_is_none(String keys) {
        issuer.keys = keys;

        assertUnavailable();
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        issuer.keys = " ".repeat(600 * 1024) + issuer.keys;

        assertUnavailable();
    }

    @Test
    void an_issuer_that_is_not_there_is_unavailable() {
        issuer.close();

        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example.org",
                "http://127.0.0.1.example.org",
                "ftp://127.0.0.1/",
                "https://",
                "issuer",
                "",
                "https://user:password@issuer.example.org",
                "https://issuer.example.org#a",
                "file:///tmp",
                "http://10.0.0.1/"
            })
    void keys_are_read_over_https_or_from_this_machine_and_from_nowhere_else(String address) {
        assertThatIllegalStateException().isThrownBy(() -> IssuerAddress.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://issuer.example.org, https://issuer.example.org/.well-known/openid-configuration",
        "https://issuer.example.org/, https://issuer.example.org/.well-known/openid-configuration",
        "https://issuer.example.org/tenant/v2.0, https://issuer.example.org/tenant/v2.0/.well-known/openid-configuration",
        "http://127.0.0.1:8080/_local/issuer, http://127.0.0.1:8080/_local/issuer/.well-known/openid-configuration"
    })
    void the_discovery_document_is_below_the_issuer(String address, URI discovery) {
        assertThat(IssuerAddress.of(address).discovery()).isEqualTo(discovery);
    }

    @Test
    void an_issuer_elsewhere_keeps_no_keys_on_this_machine() {
        var elsewhere = IssuerAddress.of("https://issuer.example.org");

        assertThat(elsewhere.ofKeys("http://127.0.0.1/keys")).isEmpty();
        assertThat(elsewhere.ofKeys("https://keys.example.org/keys")).isPresent();
    }

    private com.nimbusds.jose.jwk.JWKSet read() {
        return new PublishedKeys(issuer.address(), "close").read();
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(this::read);
    }
}
