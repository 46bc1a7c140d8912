package io.counterfoil.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A request in the making: valid at first. */
final class Draft {
    static final int SHOWN_MAX = 400;

    /** @param value as it is sent, in ISO 8859-1 */
    record Header(String name, String value) {}

    final Route route;
    final List<String> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    final List<String> mutations = new ArrayList<>();
    String method;
    /** As it is sent, escapes and all. */
    String path;

    String key = "";
    String scheme = "Bearer ";

    /** Until it is written. */
    @Nullable ObjectNode json;

    byte[] body = {};
    /** Sent byte by byte, and the connection closed for writing afterwards. */
    boolean raw;

    Draft(Route route, String path) {
        this.route = route;
        this.method = route.method();
        this.path = path;
    }

    void write() {
        if (json != null) body = json.toString().getBytes(UTF_8);
    }

    void header(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, value));
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** Header lines, the key's among them. */
    List<Header> allHeaders() {
        var all = new ArrayList<>(headers);
        if (!key.isEmpty()) all.add(new Header("Authorization", scheme + key));
        return all;
    }

    /** As bytes on the wire. */
    byte[] bytes() {
        var head = method + " " + target() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n"
                + allHeaders().stream()
                        .map(header -> header.name() + ": " + header.value() + "\r\n")
                        .collect(joining())
                + "\r\n";
        var start = head.getBytes(ISO_8859_1);
        var bytes = new byte[start.length + body.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(body, 0, bytes, start.length, body.length);
        return bytes;
    }

    /** Enough to repeat it, without the key. */
    @Override
    public String toString() {
        return shortened(method + " " + target()) + " " + mutations + " "
                + shortened(headers.toString()) + " "
                + shortened(new String(body, UTF_8));
    }

    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "␀");
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "… (" + line.length() + ")";
    }
}
