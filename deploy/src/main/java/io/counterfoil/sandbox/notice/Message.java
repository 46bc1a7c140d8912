package io.counterfoil.sandbox.notice;

import java.util.Map;

/** One delivery of a notice, as it is posted: the names of headers keep their case, {@code Content-Type} among them. */
public record Message(Map<String, String> headers, String body) {
    public Message {
        headers = Map.copyOf(headers);
    }
}
