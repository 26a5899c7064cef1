package org.twentyweeks.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.DerivedBy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an attribute of a stored item must be. */
final class StoredAttribute {

    private StoredAttribute() {}

    /** @throws IllegalStateException when the item lacks the attribute: it is not one of ours, or was spoilt */
    static <T> T present(@Nullable T value, String attribute) {
        if (value == null) {
            throw new IllegalStateException("A stored item lacks " + attribute);
        }
        return value;
    }

    /** @throws IllegalStateException when the item lacks the attribute, or it is no text */
    static String text(Map<String, AttributeValue> item, String attribute) {
        return present(present(item.get(attribute), attribute).s(), attribute);
    }

    /** @throws IllegalStateException when the item lacks the attribute, or it is no number */
    static int number(Map<String, AttributeValue> item, String attribute) {
        return Integer.parseInt(present(present(item.get(attribute), attribute).n(), attribute));
    }

    /** By what a head, or an index's copy of it, was derived. */
    static DerivedBy derivedBy(Map<String, AttributeValue> head) {
        return new DerivedBy(
                number(head, CasesTable.FOLD_VERSION),
                text(head, CasesTable.RULE_BOOK_VERSION),
                text(head, CasesTable.CALENDAR_VERSION));
    }
}
