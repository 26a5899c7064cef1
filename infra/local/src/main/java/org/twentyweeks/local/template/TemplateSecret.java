package org.twentyweeks.local.template;

/**
 * A secret of the template.
 *
 * @param name what functions are given as the secret's id in the local run
 */
public record TemplateSecret(String logicalId, String name, SecretGeneration generation) {}
