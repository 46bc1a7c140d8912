package io.counterfoil.kernel.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint wants to be told.
 *
 * @param successWord notices come as forms, and have arrived when the answer says this word; as JSON, and any good answer
 *     will do, where absent
 * @param schedule of the attempts, by its name; the operator's where absent
 * @param waitsSeconds the endpoint's own schedule in place of a named one: how long to wait after each failure
 * @param ordered whether the notices of one order come one after the other, as it happened
 */
public record EndpointTerms(
        @Nullable String successWord,
        @Nullable String schedule,
        @Nullable List<Integer> waitsSeconds,
        boolean ordered) {
    public static final EndpointTerms USUAL = new EndpointTerms(null, null, null, false);

    public EndpointTerms {
        waitsSeconds = waitsSeconds == null ? null : List.copyOf(waitsSeconds);
    }
}
