package org.twentyweeks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API of the template.
 *
 * @param routes its methods, each with the function that answers it
 * @param answers what API Gateway answers by itself, by its name for the occasion, for example {@code THROTTLED}
 * @param authorizer the logical id of the function that is asked who calls, before any of the routes; absent when anybody
 *     may call
 */
public record TemplateApi(
        String logicalId, List<TemplateRoute> routes, Map<String, GatewayAnswer> answers, Optional<String> authorizer) {

    public TemplateApi {
        routes = List.copyOf(routes);
        answers = Map.copyOf(answers);
    }
}
