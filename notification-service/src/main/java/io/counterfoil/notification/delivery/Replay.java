package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.notification.delivery.views.DeliveryState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A wish to have an endpoint's notices sent again. All of it is the name of a call that is due: what was cut off is done
 * again, and what was made due since it was asked for is not made so once more.
 *
 * @param first number of a notice among the endpoint's
 * @param state those that are in it alone; whatever has become of them where empty
 * @param asked when somebody wished it
 */
public record Replay(EndpointId endpoint, long first, long last, Optional<DeliveryState> state, Instant asked) {
    private static final String BETWEEN = "/";
    private static final String ANY = "any";
    private static final int PARTS = 5;

    static Replay parse(String subject) {
        var parts = subject.split(BETWEEN, PARTS);
        return new Replay(
                new EndpointId(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Optional.of(parts[3])
                        .filter(word -> !word.equals(ANY))
                        .map(word -> DeliveryState.valueOf(word.toUpperCase(Locale.ROOT))),
                Instant.parse(parts[4]));
    }

    String subject() {
        return String.join(
                BETWEEN,
                endpoint.value(),
                Long.toString(first),
                Long.toString(last),
                state.map(DeliveryState::word).orElse(ANY),
                asked.toString());
    }
}
