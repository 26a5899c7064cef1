package org.twentyweeks.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * Names in the table of who read personal data, shared by code, template and tests. One partition a case, whose entries
 * sort by when they were made.
 */
public final class AuditTable {

    public static final String SUBJECT = "subject";
    public static final String ENTRY = "entry";

    /** The subject of searches that found nobody. */
    static final String SEARCH = "search";

    private AuditTable() {}

    /** The table as this code needs it. The template defines the same, which a test holds; tests create it from here. */
    public static CreateTableRequest definition(String tableName) {
        return StaffTable.keyed(tableName, SUBJECT, ENTRY);
    }
}
