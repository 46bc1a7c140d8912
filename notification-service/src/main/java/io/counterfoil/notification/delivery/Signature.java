package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.counterfoil.notification.endpoint.SigningKey;
import java.time.Instant;
import java.util.List;

/** How a merchant knows that a notice is ours and fresh: Standard Webhooks. */
final class Signature {
    /** The value of {@code webhook-signature}: one for each key, so that a receiver needs to know one of them. */
    static String of(String id, Instant timestamp, String body, List<SigningKey> keys) {
        var signed = (id + "." + timestamp.getEpochSecond() + "." + body).getBytes(UTF_8);
        return keys.stream().map(key -> key.sign(signed)).collect(joining(" "));
    }

    private Signature() {}
}
