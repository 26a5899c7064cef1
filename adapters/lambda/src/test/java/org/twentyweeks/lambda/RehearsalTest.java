package org.twentyweeks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {

    private static final String ONE = "/org/twentyweeks/authority/901.json";
    private static final String OTHER = "/org/twentyweeks/authority/902.json";

    private final List<String> handled = new ArrayList<>();

    @Test
    void each_event_is_handled_in_its_turn() throws Exception {
        Rehearsal.of(
                (event, answer, context) -> handled.add(new String(event.readAllBytes(), UTF_8)),
                getClass(),
                ONE,
                OTHER);

        assertThat(handled).containsExactly(text(ONE), text(OTHER));
    }

    static Stream<RequestStreamHandler> failing() {
        return Stream.of(
                (event, answer, context) -> {
                    throw new DefectException(new IllegalStateException());
                },
                (event, answer, context) -> {
                    throw new IOException();
                },
                (event, answer, context) -> {
                    throw new StackOverflowError();
                });
    }

    @ParameterizedTest
    @MethodSource("failing")
    void what_fails_ends_the_rehearsal_and_nothing_else(RequestStreamHandler failing) {
        Rehearsal.of(
                (event, answer, context) -> {
                    handled.add("an event");
                    failing.handleRequest(event, answer, context);
                },
                getClass(),
                ONE,
                OTHER);

        assertThat(handled).hasSize(1);
    }

    private static String text(String resource) throws Exception {
        try (var bytes = RehearsalTest.class.getResourceAsStream(resource)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
