package org.twentyweeks.testkit.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * A page as a browser would build it, read by the parser of the HTML standard: all its elements with all their attributes,
 * and its comments, but for what stands in fields and in texts, which is where answers belong.
 *
 * @param elements a line for each, indented by its depth; of a field's {@code value} that it is there and not what it says
 * @param fields what stands in each field, by name; of several the last
 */
public record PageStructure(List<String> elements, Map<String, String> fields) {

    public static PageStructure of(String html) {
        var elements = new ArrayList<String>();
        var fields = new LinkedHashMap<String, String>();
        // The parser takes this one symbol for the end of the page; browsers do not.
        var page = Jsoup.parse(html.replace('\uFFFF', '\uFFFD'));
        page.traverse((node, depth) -> {
            if (node instanceof Element element) {
                elements.add(" ".repeat(depth) + described(element));
                fieldOf(element).ifPresent(value -> fields.put(element.attr("name"), value));
            } else if (!(node instanceof TextNode)) {
                elements.add(" ".repeat(depth) + node.nodeName());
            }
        });
        return new PageStructure(elements, fields);
    }

    private static String described(Element element) {
        var line = new StringBuilder(element.tagName());
        for (Attribute attribute : element.attributes()) {
            line.append(' ').append(attribute.getKey());
            if (!isField(element) || !attribute.getKey().equals("value")) {
                line.append('=').append(attribute.getValue());
            }
        }
        return line.toString();
    }

    private static Optional<String> fieldOf(Element element) {
        if (element.tagName().equals("textarea")) {
            return Optional.of(element.wholeText());
        }
        return isField(element) ? Optional.of(element.attr("value")) : Optional.empty();
    }

    /** The value of a radio button is ours. */
    private static boolean isField(Element element) {
        return element.tagName().equals("input") && !element.attr("type").equals("radio");
    }

    /** What stands in a field of that name in a page, when this was put there. */
    public static String inAField(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\u0000\uFFFF]", "\uFFFD");
    }

    /** Answers of a page are personal. */
    @Override
    public String toString() {
        return "PageStructure[" + elements.size() + " elements]";
    }
}
