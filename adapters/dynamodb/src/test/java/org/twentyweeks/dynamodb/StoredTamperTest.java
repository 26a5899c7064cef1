package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.CaseRecord;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.audit.Difference;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.audit.VerifyAudit;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.audit.InMemorySeals;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every attribute of every item of a sealed case is changed, taken away or given another item's: it is found. */
class StoredTamperTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** What no fact says: who has the case, what came in with the request, and by which release a head was derived. */
    private static final List<String> NOT_OF_THE_RECORD = List.of(
            "acknowledgement",
            "assignedOn",
            "authorityCode",
            "calendarVersion",
            "channel",
            "childByName",
            "childByUpn",
            "foldVersion",
            "owner",
            "requestHash",
            "ruleBookVersion",
            "schema",
            "shard");

    private final LocalTable table = LocalTable.create();
    private final DynamoDbCaseStore cases = new DynamoDbCaseStore(table.client(), table.name());
    private final InMemorySeals seals = new InMemorySeals();
    private final Reference reference = stored();

    private Reference stored() {
        var opened = SampleCases.opened("tampered", SampleReferrals.complete());
        cases.accept(opened);
        var before = cases.find(opened.head().reference()).orElseThrow();
        cases.record(SampleCases.addition(before, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))));
        new SealCases(new DynamoDbCaseHeads(table.client(), table.name()), seals).seal(DAY);
        return opened.head().reference();
    }

    private Optional<Difference> first() {
        var records = new StoredCaseRecords(table.client(), table.name());
        var ofOneCase = new CaseRecords() {
            @Override
            public List<Reference> references() {
                return List.of(reference);
            }

            @Override
            public CaseRecord read(Reference asked) {
                return records.read(asked);
            }
        };
        return new VerifyAudit(seals, ofOneCase)
                .verify(Optional.of(DAY), (_, _) -> {})
                .first();
    }

    /** An item that says it is of a newer schema cannot be checked: that is noticed as well. */
    private boolean isNoticed() {
        try {
            return first().isPresent();
        } catch (UnavailableException newer) {
            return true;
        }
    }

    @Test
    void every_changed_attribute_of_the_record_is_found() {
        assertThat(first()).isEmpty();
        var unnoticed = new ArrayList<String>();
        int changes = 0;
        for (var item : table.items()) {
            for (String attribute : item.keySet()) {
                if (attribute.equals("caseId") || attribute.equals("part")) {
                    continue;
                }
                for (var other : List.of(Optional.of(changed(item.get(attribute))), Optional.<AttributeValue>empty())) {
                    var tampered = new HashMap<>(item);
                    other.ifPresentOrElse(value -> tampered.put(attribute, value), () -> tampered.remove(attribute));
                    put(tampered);
                    changes++;
                    if (!isNoticed()) {
                        unnoticed.add(LocalTable.part(item) + " " + attribute);
                    }
                    put(item);
                }
            }
        }
        System.out.println(changes + " changed attributes, not of the record: " + unnoticed);
        assertThat(unnoticed)
                .allMatch(place ->
                        place.matches("(head|fact#.{6}|person#.{6}) (" + String.join("|", NOT_OF_THE_RECORD) + ")"));
        assertThat(first()).isEmpty();
    }

    private static AttributeValue changed(AttributeValue value) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(value.s() + "1");
            case N -> AttributeValue.fromN(value.n() + "1");
            case B -> AttributeValue.fromB(SdkBytes.fromUtf8String("other"));
            case L -> AttributeValue.fromL(List.of());
            default -> AttributeValue.fromM(Map.of());
        };
    }

    @Test
    void every_deleted_item_is_found_but_an_erased_personal_part_which_may_go() {
        for (var item : table.items()) {
            delete(item);

            assertThat(first().isEmpty())
                    .as(LocalTable.part(item))
                    .isEqualTo(LocalTable.part(item).startsWith("person#"));
            put(item);
        }
    }

    @Test
    void a_case_of_which_nothing_is_left_is_found() {
        table.items().forEach(this::delete);

        assertThat(first()).map(Difference::what).contains(Difference.What.CASE_MISSING);
    }

    private void put(Map<String, AttributeValue> item) {
        table.client().putItem(request -> request.tableName(table.name()).item(item));
    }

    private void delete(Map<String, AttributeValue> item) {
        table.client()
                .deleteItem(request -> request.tableName(table.name())
                        .key(Map.of("caseId", item.get("caseId"), "part", item.get("part"))));
    }
}
