package io.counterfoil.order.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.counterfoil.order.provider.RawCallback;
import java.io.ByteArrayOutputStream;
import java.util.TreeMap;

/** A callback as it is kept: its headers, a blank line, its body. */
final class RawMessage {
    static byte[] bytes(RawCallback raw) {
        var bytes = new ByteArrayOutputStream();
        new TreeMap<>(raw.headers())
                .forEach((name, values) ->
                        values.forEach(value -> bytes.writeBytes((name + ": " + value + "\r\n").getBytes(ISO_8859_1))));
        bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        bytes.writeBytes(raw.body());
        return bytes.toByteArray();
    }

    private RawMessage() {}
}
