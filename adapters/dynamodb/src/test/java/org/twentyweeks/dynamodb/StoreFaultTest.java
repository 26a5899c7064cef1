package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.core.casework.CaseStore.Recording;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient.Fault;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What a store that fails does to a case, with the SDK's own retries at work. */
class StoreFaultTest {

    private static final Fault MALFORMED = new Fault.Answer(
            400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":\"x\"}");

    private final LocalTable table = LocalTable.create();
    private final NewCase opened = SampleCases.opened("fault", SampleReferrals.complete());
    private final List<Integer> pauses = new ArrayList<>();

    @Test
    void a_lost_answer_is_not_mistaken_for_somebody_elses_case() {
        assertThat(accept(new Fault.AnswerLost())).isEqualTo(new Acceptance.Stored());

        assertThat(table.items()).hasSize(3);
    }

    @Test
    void a_lost_request_and_a_broken_server_are_tried_again() {
        assertThat(accept(new Fault.RequestLost(), Fault.BROKEN)).isEqualTo(new Acceptance.Stored());
    }

    @Test
    void a_conflict_is_tried_again_after_a_pause() {
        assertThat(accept(Fault.CONFLICT, Fault.CONFLICT)).isEqualTo(new Acceptance.Stored());

        assertThat(pauses).containsExactly(2, 3);
    }

    @Test
    void conflicts_without_end_make_the_store_unavailable_and_store_nothing() {
        var always = Collections.nCopies(10, Fault.CONFLICT).toArray(Fault[]::new);

        assertThatThrownBy(() -> accept(always)).isInstanceOf(UnavailableException.class);

        assertThat(table.items()).isEmpty();
        assertThat(pauses).containsExactly(2, 3, 4, 5);
    }

    @Test
    void a_store_that_lost_every_answer_has_the_case_and_a_replay_finds_it() {
        var lost = Collections.nCopies(20, new Fault.AnswerLost()).toArray(Fault[]::new);

        assertThatThrownBy(() -> accept(lost)).isInstanceOf(UnavailableException.class);

        assertThat(accept()).isEqualTo(new Acceptance.AlreadyHeld(opened.head()));
    }

    @Test
    void a_missing_table_makes_the_store_unavailable() {
        assertThatThrownBy(() -> accept(MALFORMED)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void nobody_listening_makes_the_store_unavailable() {
        var nowhere = new DynamoDbCaseStore(client(URI.create("http://127.0.0.1:9"), List.of()), table.name());

        assertThatThrownBy(() -> nowhere.accept(opened)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> nowhere.find(opened.head().reference())).isInstanceOf(UnavailableException.class);
    }

    @Test
    void facts_whose_answer_was_lost_are_recorded_and_not_somebody_elses() {
        accept();

        assertThat(record(new Fault.AnswerLost())).isInstanceOf(Recording.Recorded.class);

        assertThat(table.items()).hasSize(4);
    }

    @Test
    void facts_that_ran_into_another_write_are_tried_again_after_a_pause() {
        accept();

        assertThat(record(Fault.CONFLICT, Fault.CONFLICT)).isInstanceOf(Recording.Recorded.class);

        assertThat(pauses).containsExactly(2, 3);
    }

    /** The first attempt came through and its answer said that it had not; the second runs into the first's head. */
    @Test
    void an_attempt_that_came_through_after_all_is_known_as_our_own() {
        accept();

        var recording = record(new Fault.AnswerReplaced(Fault.CONFLICT));

        var found = store().find(opened.head().reference()).orElseThrow();
        assertThat(recording).isEqualTo(new Recording.Recorded(found.version()));
        assertThat(found.facts()).hasSize(2);
    }

    @Test
    void facts_that_cannot_be_stored_make_the_store_unavailable_and_change_nothing() {
        accept();
        var before = table.items();
        var conflicts = Collections.nCopies(10, Fault.CONFLICT).toArray(Fault[]::new);

        assertThatThrownBy(() -> record(conflicts)).isInstanceOf(UnavailableException.class);

        assertThat(table.items()).isEqualTo(before);
    }

    @Test
    void a_recording_that_lost_every_answer_is_found_when_it_is_tried_again() {
        accept();
        var lost = Collections.nCopies(20, new Fault.AnswerLost()).toArray(Fault[]::new);

        assertThatThrownBy(() -> record(lost)).isInstanceOf(UnavailableException.class);

        assertThat(table.items()).hasSize(4);
        assertThat(record()).isInstanceOf(Recording.Recorded.class);
        assertThat(table.items()).hasSize(4);
    }

    /** DynamoDB isolates a query from a transaction item by item only: the head may be newer than the facts before it. */
    @Test
    void a_read_that_a_recording_overtakes_is_made_again() {
        accept();
        record();
        var withoutNewFact = new ExecutionInterceptor() {
            private int reads;

            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                reads++;
                return reads == 1 && context.response() instanceof QueryResponse all
                        ? all.toBuilder()
                                .items(List.of(
                                        all.items().getFirst(), all.items().getLast()))
                                .build()
                        : context.response();
            }
        };
        var cases = new DynamoDbCaseStore(table.engine().client(withoutNewFact), table.name(), pauses::add);

        assertThat(cases.find(opened.head().reference()).orElseThrow().facts()).hasSize(2);
        assertThat(pauses).containsExactly(2);
        assertThat(withoutNewFact.reads).isEqualTo(2);
    }

    private Acceptance accept(Fault... faults) {
        return store(faults).accept(opened);
    }

    private Recording record(Fault... faults) {
        return store(faults).record(addition());
    }

    /** Folded from the case as it was opened, whatever was recorded since. */
    private Addition addition() {
        var elsewhere = LocalTable.create();
        var cases = new DynamoDbCaseStore(elsewhere.client(), elsewhere.name());
        cases.accept(opened);
        var before = cases.find(opened.head().reference()).orElseThrow();
        return SampleCases.addition(before, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20)));
    }

    private DynamoDbCaseStore store(Fault... faults) {
        return new DynamoDbCaseStore(client(table.engine().endpoint(), List.of(faults)), table.name(), pauses::add);
    }

    private static DynamoDbClient client(URI endpoint, List<Fault> faults) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(new FaultyHttpClient(UrlConnectionHttpClient.create(), faults))
                .build();
    }
}
