package org.twentyweeks.dynamodb;

import static org.twentyweeks.dynamodb.CasesTable.ASSIGNED_ON;
import static org.twentyweeks.dynamodb.CasesTable.CALENDAR_VERSION;
import static org.twentyweeks.dynamodb.CasesTable.CASE_ID;
import static org.twentyweeks.dynamodb.CasesTable.CHILD_BY_NAME;
import static org.twentyweeks.dynamodb.CasesTable.CHILD_BY_UPN;
import static org.twentyweeks.dynamodb.CasesTable.FACT_COUNT;
import static org.twentyweeks.dynamodb.CasesTable.FOLD_VERSION;
import static org.twentyweeks.dynamodb.CasesTable.HEAD;
import static org.twentyweeks.dynamodb.CasesTable.LAST_HASH;
import static org.twentyweeks.dynamodb.CasesTable.MILESTONES;
import static org.twentyweeks.dynamodb.CasesTable.NEXT_ACTION_ON;
import static org.twentyweeks.dynamodb.CasesTable.OPEN_DEADLINES;
import static org.twentyweeks.dynamodb.CasesTable.OWNER;
import static org.twentyweeks.dynamodb.CasesTable.PART;
import static org.twentyweeks.dynamodb.CasesTable.RECEIVED_ON;
import static org.twentyweeks.dynamodb.CasesTable.ROUTE;
import static org.twentyweeks.dynamodb.CasesTable.RULE_BOOK_VERSION;
import static org.twentyweeks.dynamodb.CasesTable.SHARD;
import static org.twentyweeks.dynamodb.CasesTable.SOURCE;
import static org.twentyweeks.dynamodb.CasesTable.STATUS;
import static org.twentyweeks.dynamodb.StoredAttribute.present;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.DerivedBy;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.Reference;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The head of a case as it is stored. It names no person. Absent attributes are null. */
record HeadRecord(
        String caseId,
        String part,
        Integer schema,
        String authorityCode,
        String channel,
        String requestHash,
        Map<String, String> acknowledgement,
        String owner,
        String assignedOn,
        @Nullable String childByName,
        @Nullable String childByUpn,
        @Nullable String shard,
        Integer factCount,
        String lastHash,
        String status,
        @Nullable String receivedOn,
        Map<String, String> milestones,
        @Nullable String source,
        @Nullable String route,
        List<Map<String, String>> openDeadlines,
        @Nullable String nextActionOn,
        Integer foldVersion,
        String ruleBookVersion,
        String calendarVersion) {
    static final StaticImmutableTableSchema<HeadRecord, Builder> SCHEMA = StaticImmutableTableSchema.builder(
                    HeadRecord.class, Builder.class)
            .newItemBuilder(Builder::new, Builder::build)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(CASE_ID)
                            .getter(HeadRecord::caseId)
                            .setter((builder, value) -> builder.caseId = value)
                            .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(PART)
                            .getter(HeadRecord::part)
                            .setter((builder, value) -> builder.part = value)
                            .tags(primarySortKey()))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("schema")
                            .getter(HeadRecord::schema)
                            .setter((builder, value) -> builder.schema = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("authorityCode")
                            .getter(HeadRecord::authorityCode)
                            .setter((builder, value) -> builder.authorityCode = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("channel")
                            .getter(HeadRecord::channel)
                            .setter((builder, value) -> builder.channel = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("requestHash")
                            .getter(HeadRecord::requestHash)
                            .setter((builder, value) -> builder.requestHash = value))
            .addAttribute(
                    EnhancedType.mapOf(String.class, String.class),
                    attribute -> attribute
                            .name("acknowledgement")
                            .getter(HeadRecord::acknowledgement)
                            .setter((builder, value) -> builder.acknowledgement = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(OWNER)
                            .getter(HeadRecord::owner)
                            .setter((builder, value) -> builder.owner = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(ASSIGNED_ON)
                            .getter(HeadRecord::assignedOn)
                            .setter((builder, value) -> builder.assignedOn = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(CHILD_BY_NAME)
                            .getter(HeadRecord::childByName)
                            .setter((builder, value) -> builder.childByName = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(CHILD_BY_UPN)
                            .getter(HeadRecord::childByUpn)
                            .setter((builder, value) -> builder.childByUpn = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(SHARD)
                            .getter(HeadRecord::shard)
                            .setter((builder, value) -> builder.shard = value))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name(FACT_COUNT)
                            .getter(HeadRecord::factCount)
                            .setter((builder, value) -> builder.factCount = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(LAST_HASH)
                            .getter(HeadRecord::lastHash)
                            .setter((builder, value) -> builder.lastHash = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(STATUS)
                            .getter(HeadRecord::status)
                            .setter((builder, value) -> builder.status = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(RECEIVED_ON)
                            .getter(HeadRecord::receivedOn)
                            .setter((builder, value) -> builder.receivedOn = value))
            .addAttribute(
                    EnhancedType.mapOf(String.class, String.class),
                    attribute -> attribute
                            .name(MILESTONES)
                            .getter(HeadRecord::milestones)
                            .setter((builder, value) -> builder.milestones = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(SOURCE)
                            .getter(HeadRecord::source)
                            .setter((builder, value) -> builder.source = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(ROUTE)
                            .getter(HeadRecord::route)
                            .setter((builder, value) -> builder.route = value))
            .addAttribute(
                    EnhancedType.listOf(EnhancedType.mapOf(String.class, String.class)),
                    attribute -> attribute
                            .name(OPEN_DEADLINES)
                            .getter(HeadRecord::openDeadlines)
                            .setter((builder, value) -> builder.openDeadlines = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(NEXT_ACTION_ON)
                            .getter(HeadRecord::nextActionOn)
                            .setter((builder, value) -> builder.nextActionOn = value))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name(FOLD_VERSION)
                            .getter(HeadRecord::foldVersion)
                            .setter((builder, value) -> builder.foldVersion = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(RULE_BOOK_VERSION)
                            .getter(HeadRecord::ruleBookVersion)
                            .setter((builder, value) -> builder.ruleBookVersion = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(CALENDAR_VERSION)
                            .getter(HeadRecord::calendarVersion)
                            .setter((builder, value) -> builder.calendarVersion = value))
            .build();

    private static final int SCHEMA_VERSION = 1;

    /** As it is stored; the hash is that of the last fact. */
    static HeadRecord of(CaseHead head, String lastHash) {
        var caseId = head.reference().symbols();
        var standing = head.standing();
        return new HeadRecord(
                caseId,
                HEAD,
                SCHEMA_VERSION,
                head.authorityCode(),
                head.channel(),
                head.requestHash(),
                acknowledgement(head.acknowledgement()),
                head.owner(),
                head.assignedOn().toString(),
                head.childByName().orElse(null),
                head.childByUpn().orElse(null),
                // The board's index leaves out what has no shard.
                standing.status().isInQuarantine() ? null : CasesTable.shard(caseId),
                head.factCount(),
                lastHash,
                standing.status().name(),
                standing.receivedOn().map(LocalDate::toString).orElse(null),
                texts(standing.milestones()),
                standing.source().map(Enum::name).orElse(null),
                standing.route().map(Enum::name).orElse(null),
                standing.openDeadlines().stream().map(HeadRecord::openDeadline).toList(),
                standing.nextActionOn().map(LocalDate::toString).orElse(null),
                standing.derivedBy().foldVersion(),
                standing.derivedBy().ruleBookVersion(),
                standing.derivedBy().calendarVersion());
    }

    /** The head that is stored here. */
    CaseHead head() {
        return new CaseHead(
                new Reference(caseId),
                authorityCode,
                channel,
                requestHash,
                new Acknowledgement(
                        LocalDate.parse(member(acknowledgement, "receivedOn")),
                        LocalDate.parse(member(acknowledgement, "decisionDueOn")),
                        LocalDate.parse(member(acknowledgement, "planDueOn"))),
                owner,
                LocalDate.parse(assignedOn),
                Optional.ofNullable(childByName),
                Optional.ofNullable(childByUpn),
                factCount,
                standing());
    }

    private CaseStanding standing() {
        var days = new TreeMap<String, LocalDate>();
        milestones.forEach((type, day) -> days.put(type, LocalDate.parse(day)));
        return new CaseStanding(
                CaseStatus.valueOf(status),
                Optional.ofNullable(receivedOn).map(LocalDate::parse),
                days,
                Optional.ofNullable(source).map(Fact.Source::valueOf),
                Optional.ofNullable(route).map(Fact.Route::valueOf),
                openDeadlines.stream().map(HeadRecord::openDeadline).toList(),
                Optional.ofNullable(nextActionOn).map(LocalDate::parse),
                new DerivedBy(foldVersion, ruleBookVersion, calendarVersion));
    }

    private static Map<String, String> acknowledgement(Acknowledgement acknowledgement) {
        return Map.of(
                "receivedOn", acknowledgement.receivedOn().toString(),
                "decisionDueOn", acknowledgement.decisionDueOn().toString(),
                "planDueOn", acknowledgement.planDueOn().toString());
    }

    private static Map<String, String> texts(Map<String, LocalDate> days) {
        var texts = new TreeMap<String, String>();
        days.forEach((type, day) -> texts.put(type, day.toString()));
        return texts;
    }

    private static Map<String, String> openDeadline(OpenDeadline deadline) {
        var members = new LinkedHashMap<String, String>();
        members.put("rule", deadline.rule());
        deadline.subject().ifPresent(subject -> members.put("subject", subject));
        members.put("dueOn", deadline.dueOn().toString());
        members.put("lastWorkingDay", deadline.lastWorkingDay().toString());
        return members;
    }

    static OpenDeadline openDeadline(Map<String, String> members) {
        return new OpenDeadline(
                member(members, "rule"),
                Optional.ofNullable(members.get("subject")),
                LocalDate.parse(member(members, "dueOn")),
                LocalDate.parse(member(members, "lastWorkingDay")));
    }

    private static String member(Map<String, String> members, String name) {
        return present(members.get(name), name);
    }

    /** Takes an item's attributes one by one, as the enhanced client reads them. */
    static final class Builder {

        private @Nullable String caseId;
        private @Nullable String part;
        private @Nullable Integer schema;
        private @Nullable String authorityCode;
        private @Nullable String channel;
        private @Nullable String requestHash;
        private @Nullable Map<String, String> acknowledgement;
        private @Nullable String owner;
        private @Nullable String assignedOn;
        private @Nullable String childByName;
        private @Nullable String childByUpn;
        private @Nullable String shard;
        private @Nullable Integer factCount;
        private @Nullable String lastHash;
        private @Nullable String status;
        private @Nullable String receivedOn;
        private @Nullable Map<String, String> milestones;
        private @Nullable String source;
        private @Nullable String route;
        private @Nullable List<Map<String, String>> openDeadlines;
        private @Nullable String nextActionOn;
        private @Nullable Integer foldVersion;
        private @Nullable String ruleBookVersion;
        private @Nullable String calendarVersion;

        HeadRecord build() {
            return new HeadRecord(
                    present(caseId, CASE_ID),
                    present(part, PART),
                    present(schema, "schema"),
                    present(authorityCode, "authorityCode"),
                    present(channel, "channel"),
                    present(requestHash, "requestHash"),
                    present(acknowledgement, "acknowledgement"),
                    present(owner, OWNER),
                    present(assignedOn, ASSIGNED_ON),
                    childByName,
                    childByUpn,
                    shard,
                    present(factCount, FACT_COUNT),
                    present(lastHash, LAST_HASH),
                    present(status, STATUS),
                    receivedOn,
                    present(milestones, MILESTONES),
                    source,
                    route,
                    present(openDeadlines, OPEN_DEADLINES),
                    nextActionOn,
                    present(foldVersion, FOLD_VERSION),
                    present(ruleBookVersion, RULE_BOOK_VERSION),
                    present(calendarVersion, CALENDAR_VERSION));
        }
    }
}
