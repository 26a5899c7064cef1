package org.twentyweeks.local.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One answer. */
public record WebAnswer(int status, List<WebHeader> headers, Body body) {

    public WebAnswer {
        headers = List.copyOf(headers);
    }

    /** Writes what follows the headers; may be long. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream output) throws IOException;
    }

    public static WebAnswer of(int status, String contentType, Body body) {
        return new WebAnswer(status, List.of(new WebHeader("Content-Type", contentType)), body);
    }

    public static WebAnswer of(int status, String contentType, String text) {
        return of(status, contentType, bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static WebAnswer json(int status, String json) {
        return of(status, "application/json", json);
    }

    /** Sends a browser on to another page after a form was posted. */
    public static WebAnswer seeOther(String location) {
        return new WebAnswer(303, List.of(new WebHeader("Location", location)), bytes(new byte[0]));
    }

    public static Body bytes(byte[] bytes) {
        return output -> output.write(bytes);
    }

    public WebAnswer with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new WebHeader(name, value));
        return new WebAnswer(status, more, body);
    }
}
