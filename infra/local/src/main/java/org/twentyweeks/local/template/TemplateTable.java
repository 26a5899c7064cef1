package org.twentyweeks.local.template;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * A table of the template.
 *
 * @param name what functions are given as the table's name in the local run
 * @param createRequest creates the table under that name, with its keys and indexes; what AWS does for its safety
 *     (encryption, recovery, protection) is left out
 */
public record TemplateTable(String logicalId, String name, CreateTableRequest createRequest) {}
