package org.twentyweeks.pages.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a posted form ({@code application/x-www-form-urlencoded}), in UTF-8.
 *
 * @param values by name; of a name that came more than once the last, because a browser sends what is typed behind what
 *     is hidden
 * @param repeated whether a name came more than once with another value
 */
public record PostedForm(Map<String, String> values, boolean repeated) {

    /** The media type of such a body. */
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    public PostedForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Decodes the body; empty when a browser cannot have made it: a broken escape, or bytes that are no UTF-8. */
    public static Optional<PostedForm> decode(byte[] body) {
        var values = new LinkedHashMap<String, String>();
        boolean repeated = false;
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end == body.length || body[end] == '&') {
                int equals = indexOf(body, '=', start, end);
                var name = text(body, start, equals);
                var value = text(body, Math.min(equals + 1, end), end);
                if (name.isEmpty() || value.isEmpty()) {
                    return Optional.empty();
                }
                if (end > start) {
                    var before = values.put(name.get(), value.get());
                    repeated |= before != null && !before.equals(value.get());
                }
                start = end + 1;
            }
        }
        return Optional.of(new PostedForm(values, repeated));
    }

    /** What was sent under that name; empty when nothing was. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Names the fields and not what they hold. */
    @Override
    public String toString() {
        return "PostedForm[redacted]";
    }

    private static int indexOf(byte[] body, char symbol, int from, int to) {
        for (int at = from; at < to; at++) {
            if (body[at] == symbol) {
                return at;
            }
        }
        return to;
    }

    private static Optional<String> text(byte[] body, int from, int to) {
        var bytes = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            if (body[at] == '%') {
                int high = at + 2 < to ? Character.digit(body[at + 1], 16) : -1;
                int low = at + 2 < to ? Character.digit(body[at + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                at += 2;
            } else {
                bytes.write(body[at] == '+' ? ' ' : body[at]);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
