package org.twentyweeks.dynamodb;

import static org.twentyweeks.dynamodb.CasesTable.CASE_ID;
import static org.twentyweeks.dynamodb.CasesTable.PART;
import static org.twentyweeks.dynamodb.StoredAttribute.present;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.PersonalPart;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.hashing.Sha256;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** A personal part of a case as it is stored: the answers that identify people, and the submission itself, compressed. Erasure deletes these items and nothing else. */
record PersonRecord(
        String caseId,
        String part,
        Integer schema,
        String authorityCode,
        String referral,
        SdkBytes original,
        SdkBytes salt) {
    static final StaticImmutableTableSchema<PersonRecord, Builder> SCHEMA = StaticImmutableTableSchema.builder(
                    PersonRecord.class, Builder.class)
            .newItemBuilder(Builder::new, Builder::build)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(CASE_ID)
                            .getter(PersonRecord::caseId)
                            .setter((builder, value) -> builder.caseId = value)
                            .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name(PART)
                            .getter(PersonRecord::part)
                            .setter((builder, value) -> builder.part = value)
                            .tags(primarySortKey()))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("schema")
                            .getter(PersonRecord::schema)
                            .setter((builder, value) -> builder.schema = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("authorityCode")
                            .getter(PersonRecord::authorityCode)
                            .setter((builder, value) -> builder.authorityCode = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("referral")
                            .getter(PersonRecord::referral)
                            .setter((builder, value) -> builder.referral = value))
            .addAttribute(
                    SdkBytes.class,
                    attribute -> attribute
                            .name("original")
                            .getter(PersonRecord::original)
                            .setter((builder, value) -> builder.original = value))
            .addAttribute(
                    SdkBytes.class,
                    attribute -> attribute
                            .name("salt")
                            .getter(PersonRecord::salt)
                            .setter((builder, value) -> builder.salt = value))
            .build();

    private static final int SCHEMA_VERSION = 1;

    /** As it is stored. */
    static PersonRecord of(String caseId, String authorityCode, int number, PersonalPart person) {
        return new PersonRecord(
                caseId,
                CasesTable.personPart(number),
                SCHEMA_VERSION,
                authorityCode,
                ReferralForm.write(person.referral()),
                SdkBytes.fromByteArray(Gzip.compress(person.original().toArray())),
                SdkBytes.fromByteArray(person.salt().toArray()));
    }

    /** The personal part that is stored here. */
    PersonalPart person() {
        return new PersonalPart(
                ReferralForm.read(referral),
                Bytes.of(Gzip.decompress(original.asByteArray())),
                Bytes.of(salt.asByteArray()));
    }

    /** By what a fact names this part: a hash over the salt and the exact stored bytes. */
    FactBody.PersonHash personHash() {
        var parts = List.of(salt.asByteArray(), referral.getBytes(StandardCharsets.UTF_8), original.asByteArray());
        return new FactBody.PersonHash(part, Sha256.hex(Sha256.ofParts(parts)));
    }

    @Override
    public String toString() {
        return "PersonRecord[redacted]";
    }

    /** Takes an item's attributes one by one, as the enhanced client reads them. */
    static final class Builder {

        private @Nullable String caseId;
        private @Nullable String part;
        private @Nullable Integer schema;
        private @Nullable String authorityCode;
        private @Nullable String referral;
        private @Nullable SdkBytes original;
        private @Nullable SdkBytes salt;

        PersonRecord build() {
            return new PersonRecord(
                    present(caseId, CASE_ID),
                    present(part, PART),
                    present(schema, "schema"),
                    present(authorityCode, "authorityCode"),
                    present(referral, "referral"),
                    present(original, "original"),
                    present(salt, "salt"));
        }
    }
}
