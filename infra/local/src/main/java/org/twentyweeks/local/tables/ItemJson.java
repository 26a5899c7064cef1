package org.twentyweeks.local.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as plain JSON, without DynamoDB's type letters; bytes as base64, members in alphabetical order. */
final class ItemJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemJson() {}

    static String line(Map<String, AttributeValue> item) {
        try {
            return JSON.writeValueAsString(plain(item));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Map<String, @Nullable Object> plain(Map<String, AttributeValue> item) {
        var members = new TreeMap<String, @Nullable Object>();
        item.forEach((name, value) -> members.put(name, plain(value)));
        return members;
    }

    private static @Nullable Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            case B -> base64(value.b());
            case BOOL -> value.bool();
            case NUL -> null;
            case SS -> value.ss();
            case NS -> value.ns().stream().map(BigDecimal::new).toList();
            case BS -> value.bs().stream().map(ItemJson::base64).toList();
            case L -> list(value.l());
            case M -> plain(value.m());
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("An attribute of an unknown type");
        };
    }

    private static List<?> list(List<AttributeValue> values) {
        return values.stream().map(ItemJson::plain).toList();
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
