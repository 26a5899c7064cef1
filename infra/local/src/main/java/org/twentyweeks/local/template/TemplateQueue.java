package org.twentyweeks.local.template;

/**
 * A queue of the template that a function works off.
 *
 * @param logicalId also what functions are given as its address in the local run
 * @param function the logical id of the function
 * @param receivesMax how often a message comes before it is put aside
 */
public record TemplateQueue(String logicalId, String function, int receivesMax) {}
