package org.twentyweeks.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Holds the changes of the commit path that stayed unnoticed against those that {@code docs/reliability.md} explains: each
 * has its row there, and each row still has its change.
 */
final class ExplainedSurvivors {

    /** A row: where, what was changed, how often, and why it is not noticed. */
    private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z.]+)` \\| ([^|`]+) \\| ([0-9]+) \\| [^|]+ \\|");

    private static final Pattern PACKAGE = Pattern.compile("(?:[a-z0-9]+[/.])+(?=[A-Z])");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([A-Za-z]+)\\$[0-9]+");

    private ExplainedSurvivors() {}

    /** @param arguments the report of PIT in XML, and the page */
    public static void main(String[] arguments) throws IOException, ParserConfigurationException, SAXException {
        var survivors = survivors(Path.of(arguments[0]));
        var explained = explained(Path.of(arguments[1]));
        if (!survivors.equals(explained)) {
            throw new IllegalStateException(
                    "%nPIT's survivors%n  %s%nand those that %s explains%n  %s%nare not the same"
                            .formatted(lines(survivors), arguments[1], lines(explained)));
        }
        System.out.printf("%d changes of the commit path stay unnoticed, and are explained%n", sum(survivors));
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

    private static String lines(Map<String, Integer> changes) {
        return String.join(
                "\n  ",
                changes.entrySet().stream()
                        .map(change -> change.getKey() + " × " + change.getValue())
                        .toList());
    }

    private static int sum(Map<String, Integer> changes) {
        return changes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
