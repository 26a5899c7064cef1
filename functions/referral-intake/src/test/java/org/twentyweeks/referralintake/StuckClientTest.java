package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.dynamodb.CallCount;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.lambda.GatewayEvent;

/** A client that sends the same request for ever costs one call each and stores nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StuckClientTest {

    private static final int ITEMS_A_CASE = 3;

    private final CallCount calls = new CallCount();
    private DynamoDbLocal engine;
    private Intake handler;

    @BeforeAll
    void start() {
        engine = DynamoDbLocal.inMemory();
        engine.client().createTable(CasesTable.definition("cases"));
        var cases = new DynamoDbCaseStore(engine.client(calls), "cases");
        handler = new Intake(new IntakePorts(
                SampleCases.AUTHORITY,
                new ReceiveReferral(SampleCases.AUTHORITY, cases, SampleCases.secrets(), Chance.unpredictable())
                        ::receive,
                SampleCases.secrets(),
                Chance.unpredictable(),
                told -> {}));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void a_program_that_sends_a_thousand_times_costs_a_thousand_calls_and_stores_nothing() throws IOException {
        var event = event(
                Map.of("Content-Type", List.of("application/json"), "Idempotency-Key", List.of("stuck")),
                "{\"requester\":{\"email\":\"oona.tarrant@example.org\"},\"child\":{\"forename\":\"Idris\"}}");

        replay(1000, event);
    }

    @Test
    void a_held_form_that_is_sent_again_costs_one_call_each_time_and_stores_nothing() throws IOException {
        var token = FormToken.issue(
                Chance.unpredictable(), SampleCases.secrets().tokenRing(), SampleCases.RECEIVED_AT.minusMillis(1));
        var event = event(
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
                "token=" + token + "&first-name=Idris&phone=07700+900123&comments=cheap+watches");

        replay(100, event);
    }

    private void replay(int times, byte[] event) throws IOException {
        int itemsBefore = items();
        var first = handle(event);
        assertThat(items()).isEqualTo(itemsBefore + ITEMS_A_CASE);
        calls.reset();

        for (int number = 0; number < times; number++) {
            assertThat(handle(event)).isEqualTo(first);
        }

        assertThat(calls.transmitted()).isEqualTo(Collections.nCopies(times, "TransactWriteItems"));
        assertThat(items()).isEqualTo(itemsBefore + ITEMS_A_CASE);
    }

    private int items() {
        return (int) engine.client().scanPaginator(request -> request.tableName("cases")).items().stream()
                .count();
    }

    private String handle(byte[] event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static byte[] event(Map<String, List<String>> headers, String body) {
        return GatewayEvent.referral(headers, body.getBytes(StandardCharsets.UTF_8))
                .bytes("b3f1c8a0-0000-4000-8000-000000000001", SampleCases.RECEIVED_AT);
    }
}
