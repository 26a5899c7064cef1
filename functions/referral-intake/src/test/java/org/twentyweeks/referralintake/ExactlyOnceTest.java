package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.twentyweeks.referralintake.DeployedIntake.Answer;

class ExactlyOnceTest {

    private static final String REQUEST = """
            {"requester": {"type": "PARENT", "name": "Oona Tarrant", "email": "oona.tarrant@example.org"},
             "child": {"forename": "Idris", "surname": "Tarrant", "dateOfBirth": "2017-03-09"},
             "reason": "He cannot follow what is said in class."}""";
    private static final String SAME_IN_ANOTHER_ORDER = """
            {"reason": "He cannot follow what is said in class.", "sentBy": "another release of the form",
             "child": {"surname": "Tarrant", "dateOfBirth": "2017-03-09", "forename": "Idris"},
             "requester": {"email": "oona.tarrant@example.org", "type": "PARENT", "name": "Oona Tarrant"}}""";
    private static final int ITEMS_A_CASE = 3;
    private static final int SENDERS = 64;

    private final DeployedIntake intake = DeployedIntake.withTable();

    @Test
    void a_request_is_answered_with_its_reference_and_the_days_the_council_must_meet() {
        var answer = intake.post(REQUEST, "key");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKey("Strict-Transport-Security");
        assertThat(answer.body())
                .isEqualTo("""
                {"reference":"A908-3XPQ-CQKP-G7KS","receivedOn":"2026-01-15","decisionDueOn":"2026-02-26",\
                "planDueOn":"2026-06-04","token":"TOKEN"}""".replace("TOKEN", answer.json().path("token").asText()));
    }

    @Test
    void sent_again_it_gets_the_same_answer_to_the_byte_and_is_one_case() {
        var first = intake.post(REQUEST, "key");

        assertThat(intake.post(REQUEST, "key")).isEqualTo(first);
        assertThat(intake.post(SAME_IN_ANOTHER_ORDER, "key").body()).isEqualTo(first.body());
        assertThat(intake.items()).hasSize(ITEMS_A_CASE);
    }

    @Test
    void another_request_under_the_key_is_refused_and_changes_nothing() {
        var first = intake.post(REQUEST, "key");
        var before = new HashSet<>(intake.items());

        var clash = intake.post(REQUEST.replace("2017-03-09", "2017-03-10"), "key");

        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(clash.json().path("reference")).isEqualTo(first.json().path("reference"));
        assertThat(new HashSet<>(intake.items())).isEqualTo(before);
    }

    @Test
    void without_a_key_every_request_is_a_new_case() {
        var first = intake.post(REQUEST);
        var second = intake.post(REQUEST);

        assertThat(second.json().path("reference")).isNotEqualTo(first.json().path("reference"));
        assertThat(intake.items()).hasSize(2 * ITEMS_A_CASE);
    }

    /** As a sender does who is told to send it again in a moment, which a crowded machine may have to. */
    private Answer sentUntilTaken(String key) {
        var answer = intake.post(REQUEST, key);
        for (int again = 0; answer.status() == 503 && again < 20; again++) {
            answer = intake.post(REQUEST, key);
        }
        return answer;
    }

    @Test
    void sixty_four_senders_of_one_key_get_one_case_and_equal_answers() throws Exception {
        Callable<Answer> send = () -> sentUntilTaken("raced");

        var answers = new HashSet<Answer>();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (var answer : senders.invokeAll(Collections.nCopies(SENDERS, send))) {
                answers.add(answer.get());
            }
        }

        System.out.println("64 threads on one key: " + answers.size() + " distinct answer, "
                + intake.items().size() + " items");
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(intake.items()).hasSize(ITEMS_A_CASE);
    }
}
