package org.twentyweeks.local.template;

/**
 * A method of a path of an API, and the function that answers it.
 *
 * @param method in upper case
 * @param path as the API declares it, with a leading slash and without the stage
 */
public record TemplateRoute(String apiLogicalId, String method, String path, String functionLogicalId) {}
