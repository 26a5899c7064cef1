package org.twentyweeks.local.template;

/**
 * A schedule of the template.
 *
 * @param queue the logical id of the queue to which it sends
 */
public record TemplateSchedule(String logicalId, String queue) {}
