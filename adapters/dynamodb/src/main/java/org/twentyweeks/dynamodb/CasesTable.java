package org.twentyweeks.dynamodb;

import java.util.List;

/**
 * Names in the table of cases, shared by code, template and tests.
 *
 * <p>A case is one partition: its {@code head}, its facts and its personal parts, in that alphabetical order turned so
 * that head and facts are one range without the persons. Only heads carry the attributes of the indexes.
 */
public final class CasesTable {

    public static final String CASE_ID = "caseId";
    public static final String PART = "part";
    public static final String OWNER = "owner";
    public static final String NEXT_ACTION_ON = "nextActionOn";
    public static final String ASSIGNED_ON = "assignedOn";
    public static final String CHILD_BY_UPN = "childByUpn";
    public static final String CHILD_BY_NAME = "childByName";
    public static final String SHARD = "shard";

    public static final String WORKLIST_INDEX = "worklist";
    public static final String RECENT_INDEX = "recent";
    public static final String CHILD_BY_UPN_INDEX = "childByUpn";
    public static final String CHILD_BY_NAME_INDEX = "childByName";
    public static final String BOARD_INDEX = "board";

    static final String STATUS = "status";
    static final String RECEIVED_ON = "receivedOn";
    static final String OPEN_DEADLINES = "openDeadlines";
    static final String MILESTONES = "milestones";
    static final String SOURCE = "source";
    static final String ROUTE = "route";
    static final String FOLD_VERSION = "foldVersion";
    static final String RULE_BOOK_VERSION = "ruleBookVersion";
    static final String CALENDAR_VERSION = "calendarVersion";

    /** What the worklist index holds beside its keys: enough to compose a digest without reading a case. */
    public static final List<String> WORKLIST_PROJECTION =
            List.of(STATUS, RECEIVED_ON, OPEN_DEADLINES, FOLD_VERSION, RULE_BOOK_VERSION, CALENDAR_VERSION);

    /** What the index of recently assigned cases holds beside its keys. */
    public static final List<String> RECENT_PROJECTION = List.of(STATUS, RECEIVED_ON);

    /** What the board's index holds beside its keys: enough to recount every figure. */
    public static final List<String> BOARD_PROJECTION =
            List.of(STATUS, MILESTONES, SOURCE, ROUTE, RECEIVED_ON, FOLD_VERSION, RULE_BOOK_VERSION, CALENDAR_VERSION);

    static final String HEAD = "head";
    static final String FACT_PREFIX = "fact#";
    static final String PERSON_PREFIX = "person#";

    private static final int SHARDS = 4;

    private CasesTable() {}

    static String factPart(int number) {
        return FACT_PREFIX + "%06d".formatted(number);
    }

    static String personPart(int number) {
        return PERSON_PREFIX + "%06d".formatted(number);
    }

    /** The shard of the board index in which a case lies: a few, so that one reader walks them all. */
    static String shard(String caseId) {
        return Integer.toString(caseId.charAt(0) % SHARDS);
    }
}
