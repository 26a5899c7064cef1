package org.twentyweeks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/** One run of a function, as the platform sees it. */
final class Invocation {

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private boolean untold;
    private Optional<Answer> answer = Optional.empty();
    private Optional<Ending> ending = Optional.empty();

    Invocation(String name) {
        this.name = name;
    }

    /**
     * What the gateway passes on.
     *
     * @param tag what names the state of the case; absent where the answer is of no case
     */
    record Answer(int status, String contentType, Optional<String> tag, String body) {

        /** What the gateway itself answers when a function gave no answer. */
        static final Answer FAILED = new Answer(502, "application/problem+json", Optional.empty(), "{}");

        static final Answer TIMED_OUT = new Answer(504, "application/problem+json", Optional.empty(), "{}");

        boolean isPage() {
            return contentType.startsWith("text/html");
        }
    }

    /** Whether its sender had to send the request again. */
    boolean failed() {
        return !ending.equals(Optional.of(Ending.DONE))
                || answer.filter(given -> given.status() >= 500).isPresent();
    }

    String name() {
        return name;
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

    boolean isUntold() {
        return untold;
    }

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
