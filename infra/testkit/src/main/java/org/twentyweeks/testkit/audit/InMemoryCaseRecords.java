package org.twentyweeks.testkit.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.twentyweeks.core.audit.CaseRecord;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.casework.FactChain;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;

/** What is stored of the cases in a map, which a test may change in any way. */
public final class InMemoryCaseRecords implements CaseRecords {

    private final Map<Reference, CaseRecord> records;

    private InMemoryCaseRecords(Map<Reference, CaseRecord> records) {
        this.records = records;
    }

    /** As the store has them now. */
    public static InMemoryCaseRecords of(InMemoryCaseStore cases) {
        return of(cases.everything());
    }

    /** Of cases whose version is the chain of the twin in memory. */
    public static InMemoryCaseRecords of(List<StoredCase> cases) {
        var records = empty();
        cases.forEach(stored -> records.put(stored.head().reference(), record(stored)));
        return new InMemoryCaseRecords(records);
    }

    private static Map<Reference, CaseRecord> empty() {
        return new TreeMap<>(Comparator.comparing(Reference::symbols));
    }

    private static CaseRecord record(StoredCase stored) {
        var reference = stored.head().reference();
        var links = new ArrayList<CaseRecord.Link>();
        var hash = reference.chainStart();
        for (RecordedFact fact : stored.facts()) {
            var body = fact.toString().getBytes(StandardCharsets.UTF_8);
            var next = FactChain.next(hash, body);
            links.add(new CaseRecord.Link(fact.number(), Bytes.of(body), hash, next));
            hash = next;
        }
        return new CaseRecord(
                reference,
                Optional.of(new CaseRecord.Head(stored.head().factCount(), stored.version())),
                links,
                List.of());
    }

    /** The same records, to be changed apart from these. */
    public InMemoryCaseRecords copy() {
        var copy = empty();
        copy.putAll(records);
        return new InMemoryCaseRecords(copy);
    }

    public void put(CaseRecord record) {
        records.put(record.reference(), record);
    }

    public void delete(Reference reference) {
        records.remove(reference);
    }

    @Override
    public List<Reference> references() {
        return List.copyOf(records.keySet());
    }

    @Override
    public CaseRecord read(Reference reference) {
        return records.getOrDefault(reference, new CaseRecord(reference, Optional.empty(), List.of(), List.of()));
    }
}
