package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Holds the changes of the commit path that stayed unnoticed against those that {@code docs/reliability.md} explains: each
 * has its row there, and each row still has its change.
 */
class ExplainedSurvivors {

    /** A row: where, what was changed, how often, and why it is not noticed. */
    private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z.]+)` \\| ([^|`]+) \\| ([0-9]+) \\| [^|]+ \\|");

    private static final Pattern PACKAGE = Pattern.compile("(?:[a-z0-9]+[/.])+(?=[A-Z])");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([A-Za-z]+)\\$[0-9]+");

    @Test
    void every_survivor_is_explained_and_every_explanation_has_its_survivor()
            throws IOException, ParserConfigurationException, SAXException {
        var explained = explained(Path.of(System.getProperty("project.root"), "docs", "reliability.md"));
        var survivors = survivors(Path.of(System.getProperty("survivors")));

        assertThat(lines(survivors)).isEqualTo(lines(explained));
    }

    private static Map<String, Integer> survivors(Path report)
            throws IOException, ParserConfigurationException, SAXException {
        var changes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("mutation");
        var survivors = new TreeMap<String, Integer>();
        for (int place = 0; place < changes.getLength(); place++) {
            if (changes.item(place) instanceof Element change
                    && !Boolean.parseBoolean(change.getAttribute("detected"))) {
                var type = PACKAGE.matcher(text(change, "mutatedClass")).replaceAll("");
                var method = LAMBDA.matcher(text(change, "mutatedMethod")).replaceAll("$1");
                var what = PACKAGE.matcher(text(change, "description")).replaceAll("");
                survivors.merge("%s.%s: %s".formatted(type.replace('$', '.'), method, what), 1, Integer::sum);
            }
        }
        return survivors;
    }

    private static String text(Element change, String name) {
        return change.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Map<String, Integer> explained(Path page) throws IOException {
        var explained = new TreeMap<String, Integer>();
        for (String line : Files.readAllLines(page)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                explained.put("%s: %s".formatted(row.group(1), row.group(2)), Integer.valueOf(row.group(3)));
            }
        }
        return explained;
    }

    /** For people: a change a line. */
    private static String lines(Map<String, Integer> changes) {
        return changes.entrySet().stream()
                .map(change -> change.getKey() + " × " + change.getValue())
                .collect(Collectors.joining("\n"));
    }
}
