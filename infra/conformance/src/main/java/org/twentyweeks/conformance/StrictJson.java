package org.twentyweeks.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that must be one JSON array of objects, read as texts, booleans, {@link Nothing}, lists and
 * {@link JsonObject}s.
 *
 * <p>Refuses what a lenient reader lets pass: bytes that are no UTF-8, a name given twice, anything after the end. A
 * number is refused too, because no field of a case takes one.
 */
final class StrictJson {

    /** JSON's null. */
    enum Nothing {
        NULL
    }

    /** A JSON object, its members in the order they were written. */
    record JsonObject(Map<String, Object> members) {

        static final JsonObject EMPTY = new JsonObject(Map.of());
    }

    /** The text is not what it must be. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient JsonObject within;

        Unreadable(JsonObject within, String problem) {
            super(problem);
            this.within = within;
        }

        /** The object of the array in which reading ended, as far as it was read. */
        JsonObject within() {
            return within;
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private JsonObject within = JsonObject.EMPTY;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The objects of the array, in order.
     *
     * @throws Unreadable with the position
     */
    static List<JsonObject> objects(byte[] file) {
        try (JsonParser parser = JSON.createParser(text(file))) {
            return new StrictJson(parser).objects();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", impossible);
        }
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Unreadable(JsonObject.EMPTY, "is not UTF-8");
        }
    }

    private List<JsonObject> objects() throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw unreadable("a case file is one JSON array of cases; a file of another version is not read");
            }
            var objects = new ArrayList<JsonObject>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw unreadable("the array holds something that is no case");
                }
                within = new JsonObject(new LinkedHashMap<>());
                readMembers(within, "");
                objects.add(within);
                within = JsonObject.EMPTY;
            }
            if (parser.nextToken() != null) {
                throw unreadable("something follows the end of the array");
            }
            return objects;
        } catch (JsonEOFException tooShort) {
            throw unreadable("the file ends too soon");
        } catch (JsonProcessingException notJson) {
            throw unreadable(notJson.getOriginalMessage());
        }
    }

    private void readMembers(JsonObject object, String path) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var itsPath = path.isEmpty() ? name : path + "." + name;
            if (object.members().containsKey(name)) {
                throw unreadable(itsPath + " is given twice");
            }
            parser.nextToken();
            object.members().put(name, value(itsPath));
        }
    }

    private Object value(String path) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Nothing.NULL;
            case START_OBJECT -> {
                var object = new JsonObject(new LinkedHashMap<>());
                readMembers(object, path);
                yield object;
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(path + "[" + elements.size() + "]"));
                }
                yield elements;
            }
            default -> throw unreadable(path + " is a number, which no field of a case takes");
        };
    }

    private Unreadable unreadable(String problem) {
        var position = parser.currentLocation();
        return new Unreadable(
                within, "line " + position.getLineNr() + ", column " + position.getColumnNr() + ": " + problem);
    }
}
