package org.twentyweeks.testkit.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * A page as a browser would build it, read by the parser of the HTML standard: all its elements with all their attributes,
 * but for what stands in fields and in texts, which is where answers belong.
 *
 * @param elements one for each, indented by its depth; of a field's {@code value} that it is there and not what it says
 * @param fields what stands in each field, by name; of several the last
 */
public record PageStructure(List<String> elements, Map<String, String> fields) {

    public static PageStructure of(String html) {
        var elements = new ArrayList<String>();
        var fields = new LinkedHashMap<String, String>();
        // The parser takes this one symbol for the end of the page; browsers do not.
        var page = Jsoup.parse(html.replace('\uFFFF', '\uFFFD'));
        for (Element element : page.getAllElements()) {
            var line = new StringBuilder(" ".repeat(element.parents().size())).append(element.tagName());
            for (Attribute attribute : element.attributes()) {
                boolean ofAField = element.tagName().equals("input")
                        && attribute.getKey().equals("value")
                        && !element.attr("type").equals("radio");
                line.append(' ').append(attribute.getKey());
                if (!ofAField) {
                    line.append('=').append(attribute.getValue());
                }
            }
            elements.add(line.toString());
            if (element.tagName().equals("input") && !element.attr("type").equals("radio")) {
                fields.put(element.attr("name"), element.attr("value"));
            } else if (element.tagName().equals("textarea")) {
                fields.put(element.attr("name"), element.wholeText());
            }
        }
        return new PageStructure(elements, fields);
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
