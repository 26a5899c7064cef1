package org.twentyweeks.dynamodb;

import static org.twentyweeks.dynamodb.CasesTable.CASE_ID;
import static org.twentyweeks.dynamodb.CasesTable.PART;
import static org.twentyweeks.dynamodb.StoredAttribute.present;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.FactChain;
import org.twentyweeks.core.casework.RecordedFact;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** A fact of a case as it is stored: codes and days only. The body is what the hash is over; the other attributes say the same for whoever reads the table. */
record FactRecord(
        String caseId,
        String part,
        Integer schema,
        String authorityCode,
        String type,
        @Nullable String happenedOn,
        String recordedAt,
        String recordedBy,
        String body,
        String previousHash,
        String hash) {
    static final StaticImmutableTableSchema<FactRecord, Builder> SCHEMA = StaticImmutableTableSchema.builder(
                    FactRecord.class, Builder.class)
            .newItemBuilder(Builder::new, Builder::build)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(CASE_ID)
                            .getter(FactRecord::caseId)
                            .setter((builder, value) -> builder.caseId = value)
                            .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(PART)
                            .getter(FactRecord::part)
                            .setter((builder, value) -> builder.part = value)
                            .tags(primarySortKey()))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("schema")
                            .getter(FactRecord::schema)
                            .setter((builder, value) -> builder.schema = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("authorityCode")
                            .getter(FactRecord::authorityCode)
                            .setter((builder, value) -> builder.authorityCode = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("type")
                            .getter(FactRecord::type)
                            .setter((builder, value) -> builder.type = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("happenedOn")
                            .getter(FactRecord::happenedOn)
                            .setter((builder, value) -> builder.happenedOn = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("recordedAt")
                            .getter(FactRecord::recordedAt)
                            .setter((builder, value) -> builder.recordedAt = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("recordedBy")
                            .getter(FactRecord::recordedBy)
                            .setter((builder, value) -> builder.recordedBy = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("body")
                            .getter(FactRecord::body)
                            .setter((builder, value) -> builder.body = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("previousHash")
                            .getter(FactRecord::previousHash)
                            .setter((builder, value) -> builder.previousHash = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("hash")
                            .getter(FactRecord::hash)
                            .setter((builder, value) -> builder.hash = value))
            .build();

    /**
     * As it is stored.
     *
     * @param personHash of the personal part on which the fact rests
     */
    static FactRecord of(
            String caseId,
            String authorityCode,
            RecordedFact recorded,
            Optional<FactBody.PersonHash> personHash,
            String previousHash) {
        var body = FactBody.write(recorded, personHash);
        return new FactRecord(
                caseId,
                CasesTable.factPart(recorded.number()),
                Upcasts.OF_FACTS.newest(),
                authorityCode,
                recorded.fact().type().published(),
                recorded.fact().datedOn().map(LocalDate::toString).orElse(null),
                recorded.recordedAt().toString(),
                recorded.recordedBy(),
                body,
                previousHash,
                FactChain.next(previousHash, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The fact that is stored here. */
    RecordedFact recorded() {
        return FactBody.read(
                Integer.parseInt(part.substring(CasesTable.FACT_PREFIX.length())), schema, body, Upcasts.OF_FACTS);
    }

    /** Whether the stored bytes are those that were hashed behind that fact. */
    boolean follows(String hashBefore) {
        return previousHash.equals(hashBefore)
                && hash.equals(FactChain.next(hashBefore, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the attributes that repeat the body for whoever reads the table say what it says. */
    boolean saysTheSameBesideItsBody() {
        var said = recorded();
        return type.equals(said.fact().type().published())
                && Objects.equals(
                        happenedOn,
                        said.fact().datedOn().map(LocalDate::toString).orElse(null))
                && recordedAt.equals(said.recordedAt().toString())
                && recordedBy.equals(said.recordedBy());
    }

    /** Takes an item's attributes one by one, as the enhanced client reads them. */
    static final class Builder {

        private @Nullable String caseId;
        private @Nullable String part;
        private @Nullable Integer schema;
        private @Nullable String authorityCode;
        private @Nullable String type;
        private @Nullable String happenedOn;
        private @Nullable String recordedAt;
        private @Nullable String recordedBy;
        private @Nullable String body;
        private @Nullable String previousHash;
        private @Nullable String hash;

        FactRecord build() {
            return new FactRecord(
                    present(caseId, CASE_ID),
                    present(part, PART),
                    present(schema, "schema"),
                    present(authorityCode, "authorityCode"),
                    present(type, "type"),
                    happenedOn,
                    present(recordedAt, "recordedAt"),
                    present(recordedBy, "recordedBy"),
                    present(body, "body"),
                    present(previousHash, "previousHash"),
                    present(hash, "hash"));
        }
    }
}
