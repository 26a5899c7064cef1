package org.twentyweeks.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/** One run of a function, as the platform sees it. */
final class Invocation {

    private final String name;
    private final Deployed function;
    private final List<String> lines = new ArrayList<>();
    private boolean untold;
    private boolean handedBack;
    private Optional<Answer> answer = Optional.empty();
    private Optional<Ending> ending = Optional.empty();

    Invocation(String name, Deployed function) {
        this.name = name;
        this.function = function;
    }

    /**
     * What the gateway passes on.
     *
     * @param tag what names the state of the case; absent where the answer is of no case
     * @param json the body of an answer in JSON; missing when it is a page
     */
    record Answer(int status, String contentType, Optional<String> tag, String body, JsonNode json) {

        static final String PAGE = "text/html";

        /** What the gateway itself answers when a function gave no answer. */
        static final Answer FAILED = ofTheGateway(502);

        static final Answer TIMED_OUT = ofTheGateway(504);

        private static Answer ofTheGateway(int status) {
            return new Answer(
                    status, "application/problem+json", Optional.empty(), "{}", JsonNodeFactory.instance.objectNode());
        }

        boolean isPage() {
            return contentType.startsWith(PAGE);
        }
    }

    /** Whether its sender had to send the request again, or its queue the message. */
    boolean failed() {
        return !ending.equals(Optional.of(Ending.DONE))
                || handedBack
                || answer.filter(given -> given.status() >= 500).isPresent();
    }

    String name() {
        return name;
    }

    Deployed function() {
        return function;
    }

    /** What it logged, a line each. */
    List<String> lines() {
        return lines;
    }

    void logs(String line) {
        lines.add(line);
    }

    /** Nobody could be told what became of it. */
    void staysUntold() {
        untold = true;
    }

    /** It could not work its message off, and said so to the queue. */
    void handsBack() {
        handedBack = true;
    }

    boolean isHandedBack() {
        return handedBack;
    }

    boolean isUntold() {
        return untold;
    }

    /** What it answered; absent when it gave no answer, or works off a queue. */
    Optional<Answer> answer() {
        return answer;
    }

    void answers(Answer given) {
        answer = Optional.of(given);
    }

    Optional<Ending> ending() {
        return ending;
    }

    void ends(Ending how) {
        ending = Optional.of(how);
    }
}
