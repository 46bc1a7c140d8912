package io.counterfoil.notification.delivery.views;

import static java.time.temporal.ChronoUnit.MICROS;

import io.counterfoil.kernel.notification.EndpointId;
import java.time.Instant;
import java.util.Optional;

/**
 * Some of an endpoint's notices; what is absent does not matter.
 *
 * @param behind the number of a notice among the endpoint's
 * @param behindPosition of the log: those that were due behind it
 * @param since when they were due first, at the earliest
 * @param until when they were due first, at the latest
 */
public record NoticeRange(
        EndpointId endpoint,
        long behind,
        long behindPosition,
        Optional<DeliveryState> state,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** To the microsecond, as the database keeps instants. */
    public NoticeRange {
        since = since.map(at -> at.truncatedTo(MICROS));
        until = until.map(at -> at.truncatedTo(MICROS));
    }

    Conditions conditions() {
        var conditions = new Conditions()
                .and("endpoint = ?", endpoint.value())
                .and("sequence > ?", behind)
                .and("position > ?", behindPosition);
        new DeliveryFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        state,
                        since,
                        until)
                .addTo(conditions);
        return conditions;
    }
}
