package io.counterfoil.order.provider.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** Whether calls are made. */
enum CircuitState {
    /** They are. */
    @JsonProperty("closed")
    CLOSED(0),
    /** A few are, to see whether they are answered again. */
    @JsonProperty("half-open")
    HALF_OPEN(1),
    /** None is. */
    @JsonProperty("open")
    OPEN(2);

    private final int figure;

    CircuitState(int figure) {
        this.figure = figure;
    }

    /** For a gauge. */
    int figure() {
        return figure;
    }

    static CircuitState of(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> CLOSED;
            case HALF_OPEN -> HALF_OPEN;
            case OPEN, FORCED_OPEN -> OPEN;
        };
    }
}
