package org.twentyweeks.testkit.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes DynamoDB counts for an item (Developer Guide, "DynamoDB item sizes and formats"): names and texts in
 * UTF-8, bytes as they are, numbers by their digits, three bytes for a list or map and one for each of its elements.
 *
 * <p>DynamoDB Local's own figures for transactions are wrong, so tests count with this.
 */
public final class ItemSize {

    private static final int UNIT_BYTES = 1024;

    private ItemSize() {}

    /** The size of the item in bytes. */
    public static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> utf8(attribute.getKey()) + value(attribute.getValue()))
                .sum();
    }

    /** What a transaction pays to write it: two write units for each begun kilobyte. */
    public static int transactionalWriteUnits(Map<String, AttributeValue> item) {
        return 2 * Math.ceilDiv(bytes(item), UNIT_BYTES);
    }

    private static int value(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> Math.ceilDiv(value.n().replaceAll("[^0-9]", "").length(), 2) + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToInt(entry -> 1 + utf8(entry.getKey()) + value(entry.getValue()))
                                .sum();
            case L ->
                3 + value.l().stream().mapToInt(element -> 1 + value(element)).sum();
            case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("No item of ours has an attribute of type " + value.type());
        };
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
