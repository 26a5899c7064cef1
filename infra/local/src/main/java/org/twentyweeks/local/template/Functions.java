package org.twentyweeks.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads an AWS::Serverless::Function. */
final class Functions {

    private static final String METHOD = "::handleRequest";

    private final Values values;

    Functions(Values values) {
        this.values = values;
    }

    TemplateFunction read(String logicalId, Block properties) {
        String handler = values.text(properties, "Handler");
        if (!handler.endsWith(METHOD)) {
            throw new TemplateNotUnderstoodException(
                    properties.at("Handler"), "a class and " + METHOD + " is expected");
        }
        return new TemplateFunction(
                logicalId,
                handler.substring(0, handler.length() - METHOD.length()),
                environment(properties),
                values.number(properties, "Timeout"));
    }

    /** The routes that may call a function, by its own events. */
    List<TemplateRoute> routes(String logicalId, Block properties) {
        Block events = properties.blockOrEmpty("Events");
        return events.names().stream()
                .map(events::block)
                .filter(event -> !values.text(event, "Type").equals("SQS"))
                .map(event -> route(logicalId, event))
                .toList();
    }

    private TemplateRoute route(String logicalId, Block event) {
        event.only("Type", "Properties");
        String type = values.text(event, "Type");
        if (!type.equals("Api")) {
            throw new TemplateNotUnderstoodException(event.at("Type"), "the event " + type + " is not known");
        }
        Block properties = event.block("Properties").only("RestApiId", "Path", "Method");
        return new TemplateRoute(
                values.text(properties, "RestApiId"),
                values.text(properties, "Method").toUpperCase(Locale.ROOT),
                values.text(properties, "Path"),
                logicalId);
    }

    private Map<String, String> environment(Block properties) {
        if (properties.find("Environment").isEmpty()) {
            return Map.of();
        }
        Block variables = properties.block("Environment").only("Variables").block("Variables");
        Map<String, String> environment = new LinkedHashMap<>();
        variables.names().forEach(name -> environment.put(name, values.text(variables, name)));
        return environment;
    }
}
