package org.twentyweeks.dynamodb;

import org.jspecify.annotations.Nullable;

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
}
