package org.twentyweeks.staffauthorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;

class TokenCheckTest {

    private static final Instant NOW = Instant.ofEpochSecond(TestIssuer.NOW);

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256"})
    void every_asymmetric_algorithm_of_the_list_is_taken(String algorithm) {
        var token = issuer.token(JWSAlgorithm.parse(algorithm), "at+jwt", issuer.claims(_ -> {}));

        assertThat(check(token)).isEqualTo(admitted("sw-7", Role.CASEWORKER));
    }

    @Test
    void a_token_of_amazon_cognito_is_taken() {
        var settings = new AuthorizerSettings(issuer.address(), "4lq2cognitoclient", "cognito:groups", "sub");
        var token = issuer.token(
                JWSAlgorithm.RS256,
                "JWT",
                Map.of(
                        "iss", issuer.address(),
                        "sub", "96e294e4-d0f1-70d3-9a3e-1f5e1c5f6d1a",
                        "client_id", "4lq2cognitoclient",
                        "token_use", "access",
                        "scope", "openid",
                        "cognito:groups", List.of("MANAGER", "eu-west-2_Abc_Entra", "CASEWORKER"),
                        "username", "ada.bright@example.org",
                        "iat", TestIssuer.NOW,
                        "exp", TestIssuer.NOW + TestIssuer.LIFE));

        assertThat(check(settings, "Bearer " + token))
                .isEqualTo(admitted("96e294e4-d0f1-70d3-9a3e-1f5e1c5f6d1a", Role.MANAGER, Role.CASEWORKER));
    }

    @Test
    void a_token_of_microsoft_entra_id_is_taken() {
        var settings = new AuthorizerSettings(issuer.address(), "0b1c7d4e-aaaa-bbbb-cccc-1234567890ab", "roles", "oid");
        var token = issuer.token(
                JWSAlgorithm.RS256,
                "JWT",
                Map.of(
                        "iss",
                        issuer.address(),
                        "aud",
                        "0b1c7d4e-aaaa-bbbb-cccc-1234567890ab",
                        "sub",
                        "pairwise_and-not_an_id",
                        "oid",
                        "7d0b6c8e-1111-2222-3333-444455556666",
                        "scp",
                        "Cases",
                        "roles",
                        List.of("DATA_OFFICER"),
                        "nbf",
                        TestIssuer.NOW - 300,
                        "iat",
                        TestIssuer.NOW - 300,
                        "exp",
                        TestIssuer.NOW + TestIssuer.LIFE,
                        "ver",
                        "2.0"));

        assertThat(check(settings, "Bearer " + token))
                .isEqualTo(admitted("7d0b6c8e-1111-2222-3333-444455556666", Role.DATA_OFFICER));
    }

    static Stream<Object> role_claims() {
        return Stream.of(
                List.of("INTAKE", "MANAGER", "other", 7),
                "INTAKE MANAGER",
                "INTAKE,MANAGER",
                " MANAGER, INTAKE ,everybody",
                List.of("INTAKE MANAGER"));
    }

    @ParameterizedTest
    @MethodSource("role_claims")
    void roles_come_as_a_list_or_as_a_text_and_other_names_are_passed_over(Object claim) {
        assertThat(check(issuer.token(claims -> claims.put("roles", claim))))
                .isEqualTo(admitted("sw-7", Role.INTAKE, Role.MANAGER));
    }

    @Test
    void one_of_several_audiences_is_enough() {
        assertThat(check(issuer.token(claims -> claims.put("aud", List.of("other", TestIssuer.AUDIENCE)))))
                .isInstanceOf(Verdict.Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void the_scheme_may_be_in_any_case(String scheme) {
        assertThat(check(issuer.settings(), scheme + issuer.token(_ -> {}))).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void a_token_is_good_until_the_second_it_expires_and_its_issuers_clock_may_be_a_minute_ahead() {
        var token = issuer.token(claims -> claims.put("nbf", TestIssuer.NOW));

        assertThat(checkAt(token, -61)).isEqualTo(refused(Refusal.NOT_YET_VALID));
        assertThat(checkAt(token, -60)).isInstanceOf(Verdict.Admitted.class);
        assertThat(checkAt(token, TestIssuer.LIFE - 1)).isInstanceOf(Verdict.Admitted.class);
        assertThat(checkAt(token, TestIssuer.LIFE)).isEqualTo(refused(Refusal.EXPIRED));
    }

    static Stream<Arguments> bad_claims() {
        return Stream.of(
                bad(Refusal.MALFORMED, claims -> claims.remove("exp")),
                bad(Refusal.MALFORMED, claims -> claims.put("exp", "4102444800")),
                bad(Refusal.MALFORMED, claims -> claims.put("exp", 1e300)),
                bad(Refusal.MALFORMED, claims -> claims.put("exp", List.of(TestIssuer.NOW + 1))),
                bad(Refusal.MALFORMED, claims -> claims.put("nbf", "yesterday")),
                bad(Refusal.EXPIRED, claims -> claims.put("exp", Long.MIN_VALUE)),
                bad(Refusal.NOT_YET_VALID, claims -> claims.put("nbf", Long.MAX_VALUE)),
                bad(Refusal.NOT_YET_VALID, claims -> claims.put("iat", TestIssuer.NOW + 61)),
                bad(Refusal.OTHER_ISSUER, claims -> claims.put("iss", "https://issuer.example.org")),
                bad(Refusal.OTHER_ISSUER, claims -> claims.remove("iss")),
                bad(Refusal.OTHER_ISSUER, claims -> claims.put("iss", List.of(issuer.address()))),
                bad(Refusal.OTHER_AUDIENCE, claims -> claims.put("aud", "another")),
                bad(Refusal.OTHER_AUDIENCE, claims -> claims.put("aud", List.of())),
                bad(Refusal.OTHER_AUDIENCE, claims -> claims.put("aud", "")),
                bad(Refusal.OTHER_AUDIENCE, claims -> claims.remove("aud")),
                bad(Refusal.OTHER_AUDIENCE, claims -> {
                    claims.put("aud", "another");
                    claims.put("client_id", TestIssuer.AUDIENCE);
                }),
                bad(Refusal.NOT_AN_ACCESS_TOKEN, claims -> claims.put("token_use", "id")),
                bad(Refusal.NOT_AN_ACCESS_TOKEN, claims -> claims.put("token_use", List.of("access"))),
                bad(Refusal.NOT_AN_ACCESS_TOKEN, claims -> claims.put("nonce", "n")),
                bad(Refusal.NOT_AN_ACCESS_TOKEN, claims -> claims.put("at_hash", "h")),
                bad(Refusal.STAFF_ID, claims -> claims.put("sub", "ada.bright@example.org")),
                bad(Refusal.STAFF_ID, claims -> claims.put("sub", "")),
                bad(Refusal.STAFF_ID, claims -> claims.put("sub", 7)),
                bad(Refusal.STAFF_ID, claims -> claims.remove("sub")),
                bad(Refusal.NO_ROLE, claims -> claims.remove("roles")),
                bad(Refusal.NO_ROLE, claims -> claims.put("roles", List.of("caseworker", "ADMIN"))),
                bad(Refusal.NO_ROLE, claims -> claims.put("roles", Map.of("CASEWORKER", true))));
    }

    @ParameterizedTest
    @MethodSource("bad_claims")
    void a_claim_that_is_not_as_it_must_be_refuses(Refusal why, Consumer<Map<String, Object>> change) {
        assertThat(check(issuer.token(change))).isEqualTo(refused(why));
    }

    @Test
    void without_a_word_of_what_it_is_a_token_needs_a_scope() {
        assertThat(check(issuer.token(JWSAlgorithm.RS256, "JWT", issuer.claims(_ -> {}))))
                .isEqualTo(refused(Refusal.NOT_AN_ACCESS_TOKEN));
        assertThat(check(issuer.token(
                        JWSAlgorithm.RS256, "JWT", issuer.claims(claims -> claims.put("scope", List.of("staff"))))))
                .isInstanceOf(Verdict.Admitted.class);
        assertThat(check(issuer.token(JWSAlgorithm.RS256, "JWT", issuer.claims(claims -> claims.put("scp", " ")))))
                .isEqualTo(refused(Refusal.NOT_AN_ACCESS_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt", "application/jose"})
    void another_kind_of_token_is_refused_by_its_header(String type) {
        assertThat(check(issuer.token(JWSAlgorithm.RS256, type, issuer.claims(_ -> {}))))
                .isEqualTo(refused(Refusal.NOT_AN_ACCESS_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic YTpi", "x", "Bearer\ta.b.c"})
    void what_is_no_bearer_token_is_refused(String authorization) {
        assertThat(check(issuer.settings(), authorization)).isEqualTo(refused(Refusal.NO_BEARER_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "a.b.c.d.e",
                "..",
                "e30.e30.e30",
                "a.b.c, d.e.f",
                "eyJhbGciOiJSUzI1NiJ9.W10.AA",
                "eyJhbGciOiJub25lIn0.e30.AA",
                "é.é.é"
            })
    void what_is_no_signed_token_is_refused(String token) {
        assertThat(check(token)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_claim_given_twice_is_refused() throws ParseException {
        var good = issuer.token(_ -> {}).split("\\.");
        var twice = com.nimbusds.jose.util.Base64URL.encode(
                "{\"iss\":\"" + issuer.address() + "\",\"sub\":\"a\",\"sub\":\"b\"}");

        assertThat(check(good[0] + "." + twice + "." + good[2])).isEqualTo(refused(Refusal.MALFORMED));
    }

    @Test
    void a_token_longer_than_a_header_is_refused_unread() {
        assertThat(check("a".repeat(4_000) + "." + "b".repeat(4_000) + "." + "c".repeat(4_000)))
                .isEqualTo(refused(Refusal.MALFORMED));
    }

    @Test
    void a_signature_of_another_key_is_refused() {
        var strangers = TestIssuer.rsa("rsa");
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build();

        assertThat(check(TestIssuer.signed(header, issuer.claims(_ -> {}), strangers)))
                .isEqualTo(refused(Refusal.SIGNATURE));
    }

    @Test
    void an_algorithm_that_does_not_go_with_its_key_is_refused() {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("curve").build();

        assertThat(check(TestIssuer.signed(header, issuer.claims(_ -> {}), issuer.rsa)))
                .isEqualTo(refused(Refusal.ALGORITHM));
    }

    static Stream<RSAKey> unfit_keys() {
        var encrypting =
                new RSAKey.Builder(issuer.rsa).keyUse(KeyUse.ENCRYPTION).build();
        var otherAlgorithm =
                new RSAKey.Builder(issuer.rsa).algorithm(JWSAlgorithm.PS256).build();
        return Stream.of(encrypting, otherAlgorithm);
    }

    @ParameterizedTest
    @MethodSource("unfit_keys")
    void a_key_that_is_published_for_something_else_signs_nothing(RSAKey published) {
        var check = new TokenCheck(issuer.settings(), _ -> Optional.of(published));

        assertThat(check.check("Bearer " + issuer.token(_ -> {}), NOW)).isEqualTo(refused(Refusal.ALGORITHM));
    }

    @Test
    void a_token_without_a_key_id_or_with_one_that_is_not_published_is_refused() {
        for (String keyId : new String[] {null, "other"}) {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();

            assertThat(check(TestIssuer.signed(header, issuer.claims(_ -> {}), issuer.rsa)))
                    .isEqualTo(refused(Refusal.UNKNOWN_KEY));
        }
    }

    @Test
    void keys_are_not_looked_for_on_behalf_of_another_issuers_token() {
        var check = new TokenCheck(issuer.settings(), _ -> {
            throw new AssertionError("asked for a key");
        });

        assertThat(check.check(
                        "Bearer " + issuer.token(claims -> claims.put("iss", "https://issuer.example.org")), NOW))
                .isEqualTo(refused(Refusal.OTHER_ISSUER));
    }

    private static Arguments bad(Refusal why, Consumer<Map<String, Object>> change) {
        return arguments(why, change);
    }

    private static Verdict admitted(String staffId, Role... roles) {
        return new Verdict.Admitted(new Caller(staffId, Set.of(roles)));
    }

    private static Verdict refused(Refusal why) {
        return new Verdict.Refused(why);
    }

    private static Verdict check(String token) {
        return checkAt(token, 0);
    }

    private static Verdict checkAt(String token, long secondsLater) {
        return check(issuer.settings(), "Bearer " + token, NOW.plusSeconds(secondsLater));
    }

    private static Verdict check(AuthorizerSettings settings, String authorization) {
        return check(settings, authorization, NOW);
    }

    private static Verdict check(AuthorizerSettings settings, String authorization, Instant at) {
        var keys = new JWKSet(List.of(issuer.rsa.toPublicJWK(), issuer.curve.toPublicJWK()));
        return new TokenCheck(settings, keyId -> Optional.ofNullable(keys.getKeyByKeyId(keyId)))
                .check(authorization, at);
    }
}
