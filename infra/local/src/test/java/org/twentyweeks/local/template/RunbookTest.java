package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.lambda.LogField;
import org.twentyweeks.testkit.telemetry.AlarmFor;

/** Whatever can go wrong is told of by an alarm, and whoever gets the alarm is told what to do. */
class RunbookTest {

    private static final Path FOLDER = TemplateFindings.PROJECT.resolve("docs/runbooks");
    private static final List<String> PARTS = List.of(
            "## What it means for families", "## What to look at first", "## What to do", "## How you know it is over");
    private static final Pattern QUERY = Pattern.compile("(?s)```\n(fields .*?)```");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("@?[A-Za-z_][A-Za-z_.]*");

    /** The words of CloudWatch Logs Insights that the queries use. */
    private static final Set<String> LANGUAGE = Set.of(
            "fields",
            "filter",
            "sort",
            "desc",
            "limit",
            "stats",
            "count",
            "as",
            "by",
            "bin",
            "max",
            "min",
            "pct",
            "or",
            "and",
            "ispresent",
            "like",
            "h",
            "d",
            "m",
            "in");

    /** What Lambda itself writes beside our lines, in its JSON log format. */
    private static final Set<String> OF_LAMBDA = Set.of("type", "record.status", "record.requestId", "errorType");

    static Set<String> alarms() throws IOException {
        return new TemplateTree(TemplateYaml.tree(Files.readString(TemplateFindings.PROJECT.resolve("template.yaml"))))
                .ofType("AWS::CloudWatch::Alarm")
                .keySet();
    }

    @ParameterizedTest
    @EnumSource(AlarmFor.class)
    void whatever_happens_an_alarm_of_the_template_tells_of_it_or_nobody_is_needed(AlarmFor happening)
            throws IOException {
        assertThat(alarms()).containsAll(happening.alarms());
        assertThat(happening.alarms().isEmpty()).isNotEqualTo(happening.reason().isEmpty());
    }

    @Test
    void every_alarm_tells_of_something_that_can_happen() throws IOException {
        assertThat(Stream.of(AlarmFor.values()).flatMap(happening -> happening.alarms().stream()))
                .containsAll(alarms());
    }

    @Test
    void every_alarm_has_a_runbook_and_every_runbook_an_alarm() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README.md"), alarms().stream().map(RunbookTest::file))
                            .toList());
        }
        var index = Files.readString(FOLDER.resolve("README.md"));
        assertThat(alarms()).allSatisfy(alarm -> assertThat(index).contains("](" + file(alarm) + ")"));
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void a_runbook_says_what_it_means_where_to_look_what_to_do_and_when_it_is_over(String alarm) throws IOException {
        var text = Files.readString(FOLDER.resolve(file(alarm)));

        assertThat(text).startsWith("# " + alarm + "\n");
        assertThat(text.lines().filter(line -> line.startsWith("## "))).containsExactlyElementsOf(PARTS);
        var query = QUERY.matcher(text);
        assertThat(query.find()).as("a query for CloudWatch Logs Insights").isTrue();
        assertThat(fields(query.group(1))).isSubsetOf(known());
    }

    private static String file(String alarm) {
        return TemplateTree.kebab(alarm) + ".md";
    }

    private static Set<String> known() {
        return Stream.concat(LogField.names(), Stream.concat(OF_LAMBDA.stream(), Stream.of("@timestamp", "@message")))
                .collect(Collectors.toSet());
    }

    /** Every field that a query names. A name that it gives itself stands behind "as". */
    private static Set<String> fields(String query) {
        var named = QUOTED.matcher(query).replaceAll("");
        var own = Pattern.compile("\\bas ([A-Za-z]+)")
                .matcher(named)
                .results()
                .map(found -> found.group(1))
                .toList();
        var fields = new TreeSet<String>();
        WORD.matcher(named).results().map(found -> found.group()).forEach(fields::add);
        fields.removeAll(LANGUAGE);
        own.forEach(fields::remove);
        return fields;
    }
}
