package org.twentyweeks.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the OpenAPI definition inside an AWS::Serverless::Api. */
final class Apis {

    private static final String ANSWERS = "x-amazon-apigateway-gateway-responses";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String HEADER = "gatewayresponse.header.";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** With the alias under which the function's versions are published; here there is one version. */
    private static final Pattern INVOCATION =
            Pattern.compile("arn:aws:apigateway:eu-west-2:lambda:path/2015-03-31/functions/"
                    + Values.arn("([A-Za-z0-9]+)") + "(?::[a-z]+)?/invocations");

    private final Values values;

    Apis(Values values) {
        this.values = values;
    }

    /** The routes that the definition sends to a function. */
    List<TemplateRoute> routes(String logicalId, Block properties) {
        Block definition = definition(properties);
        List<TemplateRoute> routes = new ArrayList<>();
        Block paths = definition.block("paths");
        for (String path : paths.names()) {
            Block methods = paths.block(path);
            for (String method : methods.names()) {
                if (!METHODS.contains(method)) {
                    throw new TemplateNotUnderstoodException(
                            methods.where(), method + " is not known to the local run");
                }
                routes.add(new TemplateRoute(
                        logicalId, method.toUpperCase(Locale.ROOT), path, function(methods.block(method))));
            }
        }
        return routes;
    }

    /** What the definition has API Gateway answer by itself, by response type. */
    Map<String, GatewayAnswer> answers(Block properties) {
        Block answers = definition(properties).blockOrEmpty(ANSWERS);
        Map<String, GatewayAnswer> byType = new LinkedHashMap<>();
        answers.names().forEach(type -> byType.put(type, answer(answers.block(type))));
        return byType;
    }

    private Block definition(Block properties) {
        Block definition = properties.block("DefinitionBody").only("openapi", "info", "paths", "components", ANSWERS);
        String version = values.text(definition, "openapi");
        if (!version.matches("3\\.0\\.[0-9]+")) {
            throw new TemplateNotUnderstoodException(
                    definition.at("openapi"), "API Gateway takes OpenAPI 3.0 only, not " + version);
        }
        return definition;
    }

    private String function(Block operation) {
        operation.names().stream()
                .filter(name -> name.startsWith("x-") && !name.equals(INTEGRATION))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateNotUnderstoodException(
                            operation.where(), name + " is not known to the local run");
                });
        Block integration = operation.block(INTEGRATION).only("type", "httpMethod", "uri");
        if (!values.text(integration, "type").equals("aws_proxy")
                || !values.text(integration, "httpMethod").equals("POST")) {
            throw new TemplateNotUnderstoodException(
                    integration.where(), "a function is called by aws_proxy with POST, whatever the route's method is");
        }
        Matcher invocation = INVOCATION.matcher(values.text(integration, "uri"));
        if (!invocation.matches()) {
            throw new TemplateNotUnderstoodException(
                    integration.at("uri"), "it does not invoke a function of this template");
        }
        return invocation.group(1);
    }

    private GatewayAnswer answer(Block answer) {
        answer.only("statusCode", "responseParameters", "responseTemplates");
        Block parameters = answer.blockOrEmpty("responseParameters");
        Map<String, String> headers = new LinkedHashMap<>();
        parameters.names().forEach(name -> headers.put(header(parameters, name), fixedText(parameters, name)));
        Block templates = answer.block("responseTemplates").only("application/json");
        String body = values.text(templates, "application/json");
        if (body.replace(GatewayAnswer.REQUEST_ID, "").contains("$")) {
            throw new TemplateNotUnderstoodException(
                    templates.where(), "a body that API Gateway fills in with more than the request's id is not known");
        }
        return new GatewayAnswer(values.number(answer, "statusCode"), headers, body);
    }

    private static String header(Block parameters, String name) {
        if (!name.startsWith(HEADER)) {
            throw new TemplateNotUnderstoodException(parameters.where(), name + " is not known to the local run");
        }
        return name.substring(HEADER.length());
    }

    /** API Gateway takes a header's text in single quotes; without them it names a part of the request. */
    private String fixedText(Block parameters, String name) {
        String value = values.text(parameters, name);
        if (("$" + value).equals(GatewayAnswer.REQUEST_ID)) {
            return GatewayAnswer.REQUEST_ID;
        }
        if (!value.matches("'[^']*'")) {
            throw new TemplateNotUnderstoodException(
                    parameters.at(name), "only text in single quotes and context.extendedRequestId are known");
        }
        return value.substring(1, value.length() - 1);
    }
}
