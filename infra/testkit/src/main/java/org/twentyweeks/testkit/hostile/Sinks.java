package org.twentyweeks.testkit.hostile;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything that leaves a function by another way than the personal part of a case. The output and the loggers of the
 * process are listened to from when this is made until it is closed.
 */
public final class Sinks implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Set<String> KEYS = Set.of("caseId", "part");
    private static final String METRIC_MEMBER = "\"_aws\"";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Level level = ROOT.getLevel();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Map<Sink, List<String>> texts = new EnumMap<>(Sink.class);
    private final Map<Sink, List<byte[]>> bytes = new EnumMap<>(Sink.class);
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            var parameters = logged.getParameters() == null ? List.of() : List.of(logged.getParameters());
            add(Sink.LOGGER, logged.getMessage() + parameters);
            if (logged.getThrown() != null) {
                add(Sink.LOGGER, printed(logged.getThrown()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Sinks() {}

    /** Before the function is made: it keeps the output that there is then. */
    public static Sinks listening() {
        var sinks = new Sinks();
        System.setOut(new PrintStream(sinks.output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(sinks.errors, true, StandardCharsets.UTF_8));
        sinks.listener.setLevel(Level.ALL);
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(sinks.listener);
        return sinks;
    }

    public void add(Sink sink, String text) {
        texts.computeIfAbsent(sink, first -> new ArrayList<>()).add(text);
    }

    /** An answer of a function; a page that shows its sender's answers has a body of its own right. */
    public void answered(Map<String, String> headers, String body, boolean isPageOfAnswers) {
        headers.forEach((name, value) -> add(Sink.ANSWER_HEADER, name + ": " + value));
        if (!isPageOfAnswers) {
            add(Sink.ANSWER_BODY, body);
        }
    }

    public void thrown(Throwable failure) {
        add(Sink.EXCEPTION, printed(failure));
    }

    /** An item of the table; of a personal part only its key and the names of its attributes. */
    public void stored(Map<String, AttributeValue> item) {
        boolean personal = item.get("part").s().startsWith("person#");
        item.forEach((name, value) -> {
            add(Sink.OTHER_ITEM, name);
            if (KEYS.contains(name)) {
                add(Sink.KEY, value.s());
            } else if (!personal || !Set.of("referral", "original").contains(name)) {
                addValue(value);
            }
        });
    }

    private void addValue(AttributeValue value) {
        add(Sink.OTHER_ITEM, value.toString());
        if (value.b() != null) {
            bytes.computeIfAbsent(Sink.OTHER_ITEM, first -> new ArrayList<>())
                    .add(value.b().asByteArray());
        }
        value.l().forEach(this::addValue);
        value.m().forEach((name, member) -> {
            add(Sink.OTHER_ITEM, name);
            addValue(member);
        });
    }

    /** The message, the causes, the suppressed and the frames, and how the exception itself prints. */
    private static String printed(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return failure + text.toString();
    }

    /** The fields whose canaries are heard, by sink; empty when none is heard in any. */
    public Map<Sink, Set<String>> heard(Canaries canaries) {
        var heard = new EnumMap<Sink, Set<String>>(Sink.class);
        texts.forEach((sink, all) -> all.forEach(text -> note(heard, sink, canaries.heardIn(text))));
        bytes.forEach((sink, all) -> all.forEach(some -> note(heard, sink, canaries.heardIn(some))));
        lines(output)
                .forEach(line ->
                        note(heard, line.contains(METRIC_MEMBER) ? Sink.METRIC : Sink.OUTPUT, canaries.heardIn(line)));
        lines(errors).forEach(line -> note(heard, Sink.ERROR_OUTPUT, canaries.heardIn(line)));
        return heard;
    }

    private static void note(Map<Sink, Set<String>> heard, Sink sink, Set<String> fields) {
        if (!fields.isEmpty()) {
            heard.computeIfAbsent(sink, first -> new TreeSet<>()).addAll(fields);
        }
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** How many texts were listened to, for a figure to print. */
    public int listenedTo() {
        return texts.values().stream().mapToInt(List::size).sum()
                + lines(output).size()
                + lines(errors).size();
    }

    @Override
    public void close() {
        ROOT.removeHandler(listener);
        ROOT.setLevel(level);
        System.setOut(out);
        System.setErr(err);
    }
}
