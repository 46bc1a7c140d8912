package io.counterfoil.notification.sending;

import java.net.URI;
import java.util.Map;

/**
 * What is posted.
 *
 * @param headers {@code content-type} and all that signs the body
 */
public record Letter(URI url, Map<String, String> headers, String body) {
    /** Says nothing of the body. */
    @Override
    public String toString() {
        return "Letter to " + url;
    }
}
