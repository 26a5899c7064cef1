package org.twentyweeks.dynamodb;

import static org.twentyweeks.dynamodb.StoredAttribute.present;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.staff.Absence;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.core.staff.Team;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A member of staff or a team as it is stored, and who stored it. Absent attributes are null; a team has no role. */
record StaffRecord(
        String list,
        String entry,
        Integer schema,
        Integer version,
        String name,
        String email,
        @Nullable String role,
        @Nullable String team,
        @Nullable BigDecimal fullTimeEquivalent,
        @Nullable String absentFrom,
        @Nullable String absentTo,
        @Nullable String cover,
        @Nullable String manager,
        @Nullable Boolean active,
        String changedBy,
        String changedAt,
        String correlationId) {
    static final StaticImmutableTableSchema<StaffRecord, Builder> SCHEMA = StaticImmutableTableSchema.builder(
                    StaffRecord.class, Builder.class)
            .newItemBuilder(Builder::new, Builder::build)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(StaffTable.LIST)
                            .getter(StaffRecord::list)
                            .setter((builder, value) -> builder.list = value)
                            .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(StaffTable.ENTRY)
                            .getter(StaffRecord::entry)
                            .setter((builder, value) -> builder.entry = value)
                            .tags(primarySortKey()))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("schema")
                            .getter(StaffRecord::schema)
                            .setter((builder, value) -> builder.schema = value))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name(StaffTable.VERSION)
                            .getter(StaffRecord::version)
                            .setter((builder, value) -> builder.version = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("name")
                            .getter(StaffRecord::name)
                            .setter((builder, value) -> builder.name = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("email")
                            .getter(StaffRecord::email)
                            .setter((builder, value) -> builder.email = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("role")
                            .getter(StaffRecord::role)
                            .setter((builder, value) -> builder.role = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("team")
                            .getter(StaffRecord::team)
                            .setter((builder, value) -> builder.team = value))
            .addAttribute(
                    BigDecimal.class,
                    attribute -> attribute
                            .name("fullTimeEquivalent")
                            .getter(StaffRecord::fullTimeEquivalent)
                            .setter((builder, value) -> builder.fullTimeEquivalent = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("absentFrom")
                            .getter(StaffRecord::absentFrom)
                            .setter((builder, value) -> builder.absentFrom = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("absentTo")
                            .getter(StaffRecord::absentTo)
                            .setter((builder, value) -> builder.absentTo = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("cover")
                            .getter(StaffRecord::cover)
                            .setter((builder, value) -> builder.cover = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("manager")
                            .getter(StaffRecord::manager)
                            .setter((builder, value) -> builder.manager = value))
            .addAttribute(
                    Boolean.class,
                    attribute -> attribute
                            .name(StaffTable.ACTIVE)
                            .getter(StaffRecord::active)
                            .setter((builder, value) -> builder.active = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("changedBy")
                            .getter(StaffRecord::changedBy)
                            .setter((builder, value) -> builder.changedBy = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("changedAt")
                            .getter(StaffRecord::changedAt)
                            .setter((builder, value) -> builder.changedAt = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("correlationId")
                            .getter(StaffRecord::correlationId)
                            .setter((builder, value) -> builder.correlationId = value))
            .build();

    private static final int SCHEMA_VERSION = 1;

    static StaffRecord of(StaffMember member, Change change) {
        return new StaffRecord(
                StaffTable.STAFF,
                StaffTable.MEMBER_PREFIX + member.id(),
                SCHEMA_VERSION,
                member.version(),
                member.name(),
                member.email(),
                member.role().name(),
                member.team(),
                member.fullTimeEquivalent(),
                member.absence().map(absence -> absence.from().toString()).orElse(null),
                member.absence().map(absence -> absence.to().toString()).orElse(null),
                member.cover().orElse(null),
                member.manager().orElse(null),
                member.active(),
                change.by(),
                change.at().toString(),
                change.correlationId());
    }

    static StaffRecord of(Team team, Change change) {
        return new StaffRecord(
                StaffTable.STAFF,
                StaffTable.TEAM_PREFIX + team.id(),
                SCHEMA_VERSION,
                team.version(),
                team.name(),
                team.mailbox(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                change.by(),
                change.at().toString(),
                change.correlationId());
    }

    /** That the person is on the list, and active. */
    static ConditionCheck<StaffRecord> isActive(String staffId) {
        return ConditionCheck.builder()
                .key(Key.builder()
                        .partitionValue(StaffTable.STAFF)
                        .sortValue(StaffTable.MEMBER_PREFIX + staffId)
                        .build())
                .conditionExpression(Expression.builder()
                        .expression("#active = :true")
                        .expressionNames(Map.of("#active", StaffTable.ACTIVE))
                        .expressionValues(Map.of(":true", AttributeValue.fromBool(true)))
                        .build())
                .build();
    }

    boolean isMember() {
        return entry.startsWith(StaffTable.MEMBER_PREFIX);
    }

    /** The member of staff who is stored here. */
    StaffMember member() {
        return new StaffMember(
                entry.substring(StaffTable.MEMBER_PREFIX.length()),
                name,
                email,
                Role.valueOf(present(role, "role")),
                present(team, "team"),
                present(fullTimeEquivalent, "fullTimeEquivalent"),
                absentFrom == null
                        ? Optional.empty()
                        : Optional.of(new Absence(
                                LocalDate.parse(absentFrom), LocalDate.parse(present(absentTo, "absentTo")))),
                Optional.ofNullable(cover),
                Optional.ofNullable(manager),
                present(active, StaffTable.ACTIVE),
                version);
    }

    /** The team that is stored here. */
    Team team(String prefix) {
        return new Team(entry.substring(prefix.length()), name, email, version);
    }

    @Override
    public String toString() {
        return "StaffRecord[" + entry + "]";
    }

    /** Takes an item's attributes one by one, as the enhanced client reads them. */
    static final class Builder {

        private @Nullable String list;
        private @Nullable String entry;
        private @Nullable Integer schema;
        private @Nullable Integer version;
        private @Nullable String name;
        private @Nullable String email;
        private @Nullable String role;
        private @Nullable String team;
        private @Nullable BigDecimal fullTimeEquivalent;
        private @Nullable String absentFrom;
        private @Nullable String absentTo;
        private @Nullable String cover;
        private @Nullable String manager;
        private @Nullable Boolean active;
        private @Nullable String changedBy;
        private @Nullable String changedAt;
        private @Nullable String correlationId;

        StaffRecord build() {
            return new StaffRecord(
                    present(list, StaffTable.LIST),
                    present(entry, StaffTable.ENTRY),
                    present(schema, "schema"),
                    present(version, StaffTable.VERSION),
                    present(name, "name"),
                    present(email, "email"),
                    role,
                    team,
                    fullTimeEquivalent,
                    absentFrom,
                    absentTo,
                    cover,
                    manager,
                    active,
                    present(changedBy, "changedBy"),
                    present(changedAt, "changedAt"),
                    present(correlationId, "correlationId"));
        }
    }
}
