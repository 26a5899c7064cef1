package org.twentyweeks.local.template;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the text of a template into maps, lists, strings, whole numbers and booleans; {@code !Sub x} becomes
 * {@code {Fn::Sub: x}}.
 *
 * <p>The tree is built from YAML's nodes and not by a constructor, because only the nodes still know what was written:
 * YAML 1.1 reads {@code no} as false, {@code 010} as eight and {@code 2026-01-01} as an instant. All of these are
 * refused here. So are anchors, which not every reader of the file takes, and keys given twice.
 */
final class TemplateYaml {

    private static final Map<String, String> INTRINSICS = Map.of(
            "!Ref", "Ref",
            "!Sub", "Fn::Sub",
            "!GetAtt", "Fn::GetAtt",
            "!FindInMap", "Fn::FindInMap",
            "!Not", "Fn::Not",
            "!Equals", "Fn::Equals");

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private TemplateYaml() {}

    static Map<String, Object> tree(String text) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (YAMLException e) {
            throw new TemplateNotUnderstoodException("", "not YAML: " + e.getMessage());
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new TemplateNotUnderstoodException("", "not a map of sections");
        }
        return new TemplateYaml().map(mapping);
    }

    private Object value(Node node) {
        if (node.getTag().getValue().startsWith("!")) {
            String intrinsic = INTRINSICS.get(node.getTag().getValue());
            if (intrinsic == null) {
                throw at(node, "the intrinsic " + node.getTag().getValue() + " is not known");
            }
            Object argument = untagged(node);
            return Map.of(intrinsic, intrinsic.equals("Fn::GetAtt") ? attributePath(argument) : argument);
        }
        return untagged(node);
    }

    /** {@code !GetAtt A.B} and {@code !GetAtt [A, B]} are the same. */
    private static Object attributePath(Object argument) {
        return argument instanceof String path ? List.of(path.split("\\.", 2)) : argument;
    }

    private Object untagged(Node node) {
        return switch (node) {
            case MappingNode mapping -> map(mapping);
            case SequenceNode sequence -> list(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw at(node, "this kind of YAML is not known");
        };
    }

    private Map<String, Object> map(MappingNode mapping) {
        refuseAnchor(mapping);
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || !(scalar(key) instanceof String name)) {
                throw at(entry.getKeyNode(), "a key must be text: quote it");
            }
            if (map.put(name, value(entry.getValueNode())) != null) {
                throw at(key, "the key " + name + " is given twice");
            }
        }
        return map;
    }

    private List<Object> list(SequenceNode sequence) {
        refuseAnchor(sequence);
        List<Object> list = new ArrayList<>();
        sequence.getValue().forEach(element -> list.add(value(element)));
        return list;
    }

    private Object scalar(ScalarNode scalar) {
        refuseAnchor(scalar);
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || tag.getValue().startsWith("!")) {
            return text;
        }
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) && text.matches("0|-?[1-9][0-9]{0,8}")) {
            return Integer.valueOf(text);
        }
        if (tag.equals(Tag.NULL)) {
            throw at(scalar, "a value is missing");
        }
        throw at(scalar, "YAML 1.1 does not read " + text + " as it is written: quote it");
    }

    private void refuseAnchor(Node node) {
        if (node.getAnchor() != null || !seen.add(node)) {
            throw at(node, "anchors are not taken");
        }
    }

    private static TemplateNotUnderstoodException at(Node node, String what) {
        return new TemplateNotUnderstoodException("line " + (node.getStartMark().getLine() + 1), what);
    }
}
