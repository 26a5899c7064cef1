package org.twentyweeks.local.template;

import java.util.Map;

/**
 * A function of the template.
 *
 * @param handlerClass the class named before {@code ::handleRequest}
 * @param environment its variables, resolved for the local run
 */
public record TemplateFunction(
        String logicalId, String handlerClass, Map<String, String> environment, int timeoutSeconds) {

    public TemplateFunction {
        environment = Map.copyOf(environment);
    }
}
