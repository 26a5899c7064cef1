package org.twentyweeks.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.audit.CaseRecord;
import org.twentyweeks.core.audit.Difference;
import org.twentyweeks.core.audit.Difference.What;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.hashing.Bytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A case's items as they lie in DynamoDB, for whoever checks them. Personal parts are hashed and not looked into; one that
 * was erased is not missed.
 */
public final class StoredCaseRecords {

    private final DynamoDbClient client;
    private final String table;

    public StoredCaseRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Everything that is stored of that case now.
     *
     * @throws UnavailableException when the store did not answer
     */
    public CaseRecord read(Reference reference) {
        try {
            var items = client
                    .queryPaginator(request -> request.tableName(table)
                            .keyConditionExpression("#case = :case")
                            .expressionAttributeNames(Map.of("#case", CasesTable.CASE_ID))
                            .expressionAttributeValues(Map.of(":case", AttributeValue.fromS(reference.symbols())))
                            .consistentRead(true))
                    .items()
                    .stream()
                    .toList();
            return record(reference, items);
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    private static CaseRecord record(Reference reference, List<Map<String, AttributeValue>> items) {
        var head = Optional.<Map<String, AttributeValue>>empty();
        var facts = new ArrayList<Map<String, AttributeValue>>();
        var persons = new HashMap<String, Map<String, AttributeValue>>();
        for (var item : items) {
            var part = text(item, CasesTable.PART);
            if (part.equals(CasesTable.HEAD)) {
                head = Optional.of(item);
            } else if (part.startsWith(CasesTable.FACT_PREFIX)) {
                facts.add(item);
            } else if (part.startsWith(CasesTable.PERSON_PREFIX)) {
                persons.put(part, item);
            }
        }
        return new CaseRecord(
                reference,
                head.map(item -> new CaseRecord.Head(number(item), text(item, CasesTable.LAST_HASH))),
                facts.stream().map(StoredCaseRecords::link).toList(),
                flaws(reference, head, facts, persons));
    }

    private static CaseRecord.Link link(Map<String, AttributeValue> item) {
        var number = text(item, CasesTable.PART).substring(CasesTable.FACT_PREFIX.length());
        return new CaseRecord.Link(
                number.matches("[0-9]{6}") ? Integer.parseInt(number) : 0,
                Bytes.of(text(item, "body").getBytes(StandardCharsets.UTF_8)),
                text(item, "previousHash"),
                text(item, "hash"));
    }

    private static List<Difference> flaws(
            Reference reference,
            Optional<Map<String, AttributeValue>> head,
            List<Map<String, AttributeValue>> facts,
            Map<String, Map<String, AttributeValue>> persons) {
        var flaws = new ArrayList<Difference>();
        var recorded = new ArrayList<RecordedFact>();
        for (int place = 0; place < facts.size(); place++) {
            try {
                var stored = FactRecord.SCHEMA.mapToItem(facts.get(place));
                recorded.add(stored.recorded());
                flaw(stored, persons).ifPresent(what -> flaws.add(Difference.ofCase(reference, recorded.size(), what)));
            } catch (UnavailableException ofANewerRelease) {
                throw ofANewerRelease;
            } catch (RuntimeException unreadable) {
                flaws.add(Difference.ofCase(reference, place + 1, What.FACT_UNREADABLE));
                return flaws;
            }
        }
        if (head.filter(item -> isDerivedOtherwise(item, recorded)).isPresent()) {
            flaws.add(Difference.ofCase(reference, 0, What.HEAD_NOT_DERIVED));
        }
        return flaws;
    }

    private static Optional<What> flaw(FactRecord stored, Map<String, Map<String, AttributeValue>> persons) {
        if (!stored.saysTheSameBesideItsBody()) {
            return Optional.of(What.FACT_CONTRADICTED);
        }
        return FactBody.personHash(stored.body())
                .filter(named -> Optional.ofNullable(persons.get(named.part()))
                        .filter(item -> !PersonRecord.SCHEMA
                                .mapToItem(item)
                                .personHash()
                                .equals(named))
                        .isPresent())
                .map(_ -> What.PERSON_CHANGED);
    }

    /** Only what this release derived can be compared. */
    private static boolean isDerivedOtherwise(Map<String, AttributeValue> item, List<RecordedFact> recorded) {
        try {
            var head = HeadRecord.SCHEMA.mapToItem(item).head();
            var file = CaseFile.of(recorded);
            // Of a case that was given to nobody, the owner is the council's intake team, of which this knows nothing.
            return head.standing().derivedBy().equals(Derivation.current().versions())
                    && !(head.standing().equals(file.standing())
                            && head.owner().equals(file.ownership(head.owner()).owner()));
        } catch (RuntimeException unreadable) {
            return true;
        }
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
    }

    private static int number(Map<String, AttributeValue> item) {
        var count = Optional.ofNullable(item.get(CasesTable.FACT_COUNT))
                .map(AttributeValue::n)
                .orElse("");
        return count.matches("[0-9]{1,9}") ? Integer.parseInt(count) : 0;
    }
}
