package org.twentyweeks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the intrinsics of a template stand for in a local run: always the same, so that state written by one run is
 * found by the next. A table is its local name; any other resource is its logical id.
 */
final class Values {

    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::AccountId", "000000000000",
            "AWS::Partition", "aws",
            "AWS::Region", "eu-west-2",
            "AWS::StackName", "local",
            "AWS::URLSuffix", "amazonaws.com");

    private static final Set<String> ATTRIBUTES = Set.of("Arn", "RegionalDomainName", "QueueName");

    /** SAM's names for what it makes of a resource: the stage of an API, the alias of a function. */
    private static final List<String> MADE_BY_SAM = List.of(".Stage", ".Alias");

    private static final Set<Object> NAMED = Set.of(KnownResources.TABLE, KnownResources.BUCKET);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Block parameters;
    private final Block mappings;
    private final Block resources;
    private final Map<String, String> given;

    Values(Block parameters, Block mappings, Block resources, Map<String, String> given) {
        this.parameters = parameters;
        this.mappings = mappings;
        this.resources = resources;
        this.given = Map.copyOf(given);
        this.given.forEach((name, value) -> {
            if (!parameters.names().contains(name)) {
                throw new TemplateNotUnderstoodException("Parameters", name + " is given but not declared");
            }
        });
    }

    /** The ARN of a resource in a local run. Its logical id can be read back from it. */
    static String arn(String logicalId) {
        return "arn:aws:local:eu-west-2:000000000000:" + logicalId;
    }

    /** The logical id of the resource that has this ARN in a local run. */
    static String ofArn(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** The text a value comes to. Numbers and booleans are written out. */
    String text(String where, Object value) {
        return switch (value) {
            case String text -> text;
            case Integer number -> number.toString();
            case Boolean flag -> flag.toString();
            case Map<?, ?> map when isIntrinsic(map) -> resolve(where, map);
            default -> throw new TemplateNotUnderstoodException(where, "text is expected");
        };
    }

    String text(Block block, String name) {
        return text(block.at(name), block.need(name));
    }

    int number(Block block, String name) {
        String text = text(block, name);
        if (!text.matches("[0-9]{1,9}")) {
            throw new TemplateNotUnderstoodException(block.at(name), "a whole number is expected");
        }
        return Integer.parseInt(text);
    }

    boolean flag(Block block, String name) {
        return switch (text(block, name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TemplateNotUnderstoodException(block.at(name), "true or false is expected");
        };
    }

    /** Fails on an intrinsic anywhere below {@code value} that is not known or names what is not there. */
    void check(String where, Object value) {
        switch (value) {
            case Map<?, ?> map when isIntrinsic(map) -> checkIntrinsic(where, map);
            case Map<?, ?> map -> map.forEach((name, entry) -> check(where + ", " + name, entry));
            case List<?> list -> list.forEach(element -> check(where, element));
            default -> {}
        }
    }

    private static boolean isIntrinsic(Map<?, ?> map) {
        return map.keySet().stream().anyMatch(key -> key.equals("Ref") || ((String) key).startsWith("Fn::"));
    }

    private String resolve(String where, Map<?, ?> intrinsic) {
        checkIntrinsic(where, intrinsic);
        Object argument = intrinsic.values().iterator().next();
        return switch ((String) intrinsic.keySet().iterator().next()) {
            case "Ref" -> reference(where, (String) argument);
            case "Fn::GetAtt" -> attribute(where, (List<?>) argument);
            case "Fn::FindInMap" -> mapped(where, (List<?>) argument);
            case "Fn::Sub" -> substituted(where, argument);
            default -> throw new TemplateNotUnderstoodException(where, "text is expected, and not a condition");
        };
    }

    private void checkIntrinsic(String where, Map<?, ?> intrinsic) {
        if (intrinsic.size() != 1) {
            throw new TemplateNotUnderstoodException(where, "an intrinsic stands alone");
        }
        intrinsic.forEach((name, argument) -> {
            switch ((String) name) {
                case "Ref" -> checkReference(where, argument);
                case "Fn::GetAtt" -> checkAttribute(where, argument);
                case "Fn::FindInMap" -> checkMapped(where, argument);
                case "Fn::Sub" -> checkSubstituted(where, argument);
                case "Fn::Not", "Fn::Equals" -> check(where, argument);
                default -> throw new TemplateNotUnderstoodException(where, "the intrinsic " + name + " is not known");
            }
        });
    }

    private String reference(String where, String name) {
        if (PSEUDO_PARAMETERS.containsKey(name)) {
            return PSEUDO_PARAMETERS.get(name);
        }
        if (parameters.names().contains(name)) {
            return parameter(where, name);
        }
        return localName(resources.block(name), name);
    }

    private static String attribute(String where, List<?> path) {
        if (!path.get(1).equals("Arn")) {
            throw new TemplateNotUnderstoodException(where, "a local run has no " + path.get(1));
        }
        return arn((String) path.getFirst());
    }

    private static String localName(Block resource, String logicalId) {
        return NAMED.contains(resource.need("Type")) ? Tables.localName(logicalId) : logicalId;
    }

    private String parameter(String where, String name) {
        Block parameter = parameters.block(name);
        String value = given.get(name);
        if (value == null) {
            Object standard = parameter
                    .find("Default")
                    .orElseThrow(() -> new TemplateNotUnderstoodException(
                            where, "the parameter " + name + " has no default and was not given"));
            value = text(parameter.at("Default"), standard);
        }
        String pattern = text(
                parameter.at("AllowedPattern"), parameter.find("AllowedPattern").orElse(".*"));
        if (!value.matches(pattern)) {
            throw new TemplateNotUnderstoodException(where, "the parameter " + name + " does not match " + pattern);
        }
        return value;
    }

    private String mapped(String where, List<?> argument) {
        return text(
                where,
                mappings.block(text(where, argument.get(0)))
                        .block(text(where, argument.get(1)))
                        .need(text(where, argument.get(2))));
    }

    private String substituted(String where, Object argument) {
        Block own = ownVariables(where, argument);
        Matcher placeholders = PLACEHOLDER.matcher(pattern(argument));
        return placeholders.replaceAll(found -> Matcher.quoteReplacement(placeholder(where, own, found)));
    }

    private String placeholder(String where, Block own, MatchResult found) {
        String name = found.group(1);
        if (own.names().contains(name)) {
            return text(own, name);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? reference(where, name)
                : attribute(where, List.of(name.substring(0, dot), name.substring(dot + 1)));
    }

    private void checkSubstituted(String where, Object argument) {
        Block own = ownVariables(where, argument);
        own.entries().forEach((name, value) -> check(where, value));
        Consumer<String> checkName = name -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                checkReference(where, name);
            } else {
                checkAttribute(where, List.of(name.substring(0, dot), name.substring(dot + 1)));
            }
        };
        PLACEHOLDER
                .matcher(pattern(argument))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !own.names().contains(name))
                .forEach(checkName);
    }

    private static Block ownVariables(String where, Object argument) {
        if (argument instanceof String) {
            return new Block(where, Map.of());
        }
        if (argument instanceof List<?> list && list.size() == 2 && list.getFirst() instanceof String) {
            return Block.of(where, list.get(1));
        }
        throw new TemplateNotUnderstoodException(where, "Fn::Sub takes a text, or a text and a map");
    }

    private static String pattern(Object argument) {
        return argument instanceof List<?> list ? (String) list.getFirst() : (String) argument;
    }

    private void checkReference(String where, Object argument) {
        if (!(argument instanceof String name)
                || !(PSEUDO_PARAMETERS.containsKey(name)
                        || parameters.names().contains(name)
                        || resources.names().contains(name)
                        || isMadeBySam(name))) {
            throw new TemplateNotUnderstoodException(where, "Ref " + argument + " names nothing that is known");
        }
    }

    private boolean isMadeBySam(String name) {
        return MADE_BY_SAM.stream()
                .anyMatch(made -> name.endsWith(made)
                        && resources.names().contains(name.substring(0, name.length() - made.length())));
    }

    private void checkAttribute(String where, Object argument) {
        if (!(argument instanceof List<?> path)
                || path.size() != 2
                || !resources.names().contains(path.getFirst())
                || !ATTRIBUTES.contains(path.get(1))) {
            throw new TemplateNotUnderstoodException(
                    where,
                    "Fn::GetAtt " + argument + " is not known; only the Arn of a resource of this template is, and"
                            + " the RegionalDomainName of a domain");
        }
    }

    private void checkMapped(String where, Object argument) {
        if (!(argument instanceof List<?> path)
                || path.size() != 3
                || !(path.getFirst() instanceof String map)
                || !mappings.names().contains(map)) {
            throw new TemplateNotUnderstoodException(
                    where, "Fn::FindInMap takes a mapping of this template and two keys");
        }
        check(where, path);
    }
}
