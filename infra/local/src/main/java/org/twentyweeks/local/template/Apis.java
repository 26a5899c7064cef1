package org.twentyweeks.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the OpenAPI definition inside an AWS::Serverless::Api. */
final class Apis {

    private static final String ANSWERS = "x-amazon-apigateway-gateway-responses";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
    private static final String HEADER = "gatewayresponse.header.";

    /** What is said of an operation for readers, and for the tests that hold it to the code. */
    private static final String ROLES = "x-roles";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** With the alias under which the function's versions are published; here there is one version. */
    private static final Pattern INVOCATION =
            Pattern.compile("arn:aws:apigateway:eu-west-2:lambda:path/2015-03-31/functions/"
                    + Values.arn("([A-Za-z0-9]+)") + "(?::[a-z]+)?/invocations");

    private final Values values;

    Apis(Values values) {
        this.values = values;
    }

    /** The API that the definition describes. */
    TemplateApi read(String logicalId, Block properties) {
        return new TemplateApi(logicalId, routes(logicalId, properties), answers(properties), authorizer(properties));
    }

    private List<TemplateRoute> routes(String logicalId, Block properties) {
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
    private Map<String, GatewayAnswer> answers(Block properties) {
        Block answers = definition(properties).blockOrEmpty(ANSWERS);
        Map<String, GatewayAnswer> byType = new LinkedHashMap<>();
        answers.names().forEach(type -> byType.put(type, answer(answers.block(type))));
        return byType;
    }

    private Block definition(Block properties) {
        Block definition =
                properties.block("DefinitionBody").only("openapi", "info", "security", "paths", "components", ANSWERS);
        String version = values.text(definition, "openapi");
        if (!version.matches("3\\.0\\.[0-9]+")) {
            throw new TemplateNotUnderstoodException(
                    definition.at("openapi"), "API Gateway takes OpenAPI 3.0 only, not " + version);
        }
        return definition;
    }

    /** The function that is asked who calls, for every route alike. */
    private Optional<String> authorizer(Block properties) {
        Block definition = definition(properties);
        Block schemes = definition.blockOrEmpty("components").blockOrEmpty("securitySchemes");
        if (definition.find("security").isEmpty() && schemes.names().isEmpty()) {
            return Optional.empty();
        }
        List<Block> required = definition.blocks("security");
        if (required.size() != 1
                || !required.getFirst().names().equals(schemes.names())
                || schemes.names().size() != 1) {
            throw new TemplateNotUnderstoodException(
                    definition.at("security"), "one scheme is expected, which is described and needed by every route");
        }
        Block scheme = schemes.block(schemes.names().iterator().next());
        Block authorizer = scheme.block(AUTHORIZER)
                .only("type", "authorizerUri", "authorizerCredentials", "authorizerResultTtlInSeconds");
        if (!values.text(scheme, "name").equals("Authorization")
                || !values.text(scheme, "in").equals("header")
                || !values.text(authorizer, "type").equals("token")
                || values.number(authorizer, "authorizerResultTtlInSeconds") != 0) {
            throw new TemplateNotUnderstoodException(
                    scheme.where(),
                    "only an authorizer of the token in Authorization whose answers are not kept is known");
        }
        return Optional.of(invoked(authorizer, "authorizerUri"));
    }

    private String function(Block operation) {
        operation.names().stream()
                .filter(name -> name.equals("security")
                        || name.startsWith("x-") && !Set.of(INTEGRATION, ROLES).contains(name))
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
        return invoked(integration, "uri");
    }

    private String invoked(Block block, String name) {
        Matcher invocation = INVOCATION.matcher(values.text(block, name));
        if (!invocation.matches()) {
            throw new TemplateNotUnderstoodException(block.at(name), "it does not invoke a function of this template");
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
