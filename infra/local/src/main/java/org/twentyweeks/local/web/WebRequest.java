package org.twentyweeks.local.web;

import java.util.List;
import java.util.Optional;

/**
 * One request as it came in.
 *
 * @param path decoded, and with {@code .} and {@code ..} resolved
 * @param query as it was sent, empty when there was none
 * @param body the first {@link LoopbackServer#BODY_BYTES_MAX} bytes
 * @param bodyTooLarge whether there was more of it, which was thrown away
 */
public record WebRequest(
        String method, String path, String query, List<WebHeader> headers, byte[] body, boolean bodyTooLarge) {

    public WebRequest {
        headers = List.copyOf(headers);
    }

    /** The same request for another path. */
    public WebRequest at(String otherPath) {
        return new WebRequest(method, otherPath, query, headers, body, bodyTooLarge);
    }

    /** The first header of that name, in whatever case it was sent. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(WebHeader::value)
                .findFirst();
    }

    /** Whether this reads a page: a HEAD is answered as the GET it stands for. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
