package org.twentyweeks.dynamodb;

import static org.twentyweeks.dynamodb.StoredAttribute.present;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.staff.StaffStore.Change;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** That somebody read personal data, or changed the list of staff, as it is stored. Nothing of what was read or written. */
record AuditRecord(
        String subject,
        String entry,
        Integer schema,
        String kind,
        String by,
        String at,
        String correlationId,
        @Nullable String route,
        @Nullable List<String> parts,
        @Nullable Integer version) {
    static final StaticImmutableTableSchema<AuditRecord, Builder> SCHEMA = StaticImmutableTableSchema.builder(
                    AuditRecord.class, Builder.class)
            .newItemBuilder(Builder::new, Builder::build)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(AuditTable.SUBJECT)
                            .getter(AuditRecord::subject)
                            .setter((builder, value) -> builder.subject = value)
                            .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(AuditTable.ENTRY)
                            .getter(AuditRecord::entry)
                            .setter((builder, value) -> builder.entry = value)
                            .tags(primarySortKey()))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("schema")
                            .getter(AuditRecord::schema)
                            .setter((builder, value) -> builder.schema = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("kind")
                            .getter(AuditRecord::kind)
                            .setter((builder, value) -> builder.kind = value))
            .addAttribute(
                    String.class,
                    attribute ->
                            attribute.name("by").getter(AuditRecord::by).setter((builder, value) -> builder.by = value))
            .addAttribute(
                    String.class,
                    attribute ->
                            attribute.name("at").getter(AuditRecord::at).setter((builder, value) -> builder.at = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("correlationId")
                            .getter(AuditRecord::correlationId)
                            .setter((builder, value) -> builder.correlationId = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("route")
                            .getter(AuditRecord::route)
                            .setter((builder, value) -> builder.route = value))
            .addAttribute(
                    EnhancedType.listOf(String.class),
                    attribute -> attribute
                            .name("parts")
                            .getter(AuditRecord::parts)
                            .setter((builder, value) -> builder.parts = value))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("version")
                            .getter(AuditRecord::version)
                            .setter((builder, value) -> builder.version = value))
            .build();

    private static final int SCHEMA_VERSION = 1;

    static AuditRecord of(Reading reading) {
        return new AuditRecord(
                reading.reference().map(Reference::symbols).orElse(AuditTable.SEARCH),
                reading.place(),
                SCHEMA_VERSION,
                "READ",
                reading.readBy(),
                reading.at().toString(),
                reading.correlationId(),
                reading.route(),
                reading.parts().stream().map(Enum::name).sorted().toList(),
                null);
    }

    /** @param entry of the list of staff, in the version that was kept */
    static AuditRecord of(String entry, int version, Change change) {
        return new AuditRecord(
                entry,
                Reading.placeOf(change.at(), change.correlationId()),
                SCHEMA_VERSION,
                "CHANGED",
                change.by(),
                change.at().toString(),
                change.correlationId(),
                null,
                null,
                version);
    }

    /** The reading that is stored here. */
    Reading reading() {
        return new Reading(
                subject.equals(AuditTable.SEARCH) ? Optional.empty() : Optional.of(new Reference(subject)),
                by,
                present(parts, "parts").stream().map(CasePart::valueOf).collect(Collectors.toSet()),
                present(route, "route"),
                Instant.parse(at),
                correlationId);
    }

    /** Takes an item's attributes one by one, as the enhanced client reads them. */
    static final class Builder {

        private @Nullable String subject;
        private @Nullable String entry;
        private @Nullable Integer schema;
        private @Nullable String kind;
        private @Nullable String by;
        private @Nullable String at;
        private @Nullable String correlationId;
        private @Nullable String route;
        private @Nullable List<String> parts;
        private @Nullable Integer version;

        AuditRecord build() {
            return new AuditRecord(
                    present(subject, AuditTable.SUBJECT),
                    present(entry, AuditTable.ENTRY),
                    present(schema, "schema"),
                    present(kind, "kind"),
                    present(by, "by"),
                    present(at, "at"),
                    present(correlationId, "correlationId"),
                    route,
                    parts,
                    version);
        }
    }
}
