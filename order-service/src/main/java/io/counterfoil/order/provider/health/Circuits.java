package io.counterfoil.order.provider.health;

import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Prepared;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Circuits by our rules: not to know is failure, to be told "no" or "there is no such thing" is an answer. */
final class Circuits {
    /** @param clock the one that everything else goes by: where it can be moved, so can a circuit's waiting */
    static CircuitBreaker of(String name, HealthTerms.Circuit terms, InstantSource clock) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(terms.calls(), terms.calls(), SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(terms.failuresPercent())
                        .waitDurationInOpenState(terms.openFor())
                        .permittedNumberOfCallsInHalfOpenState(terms.trials())
                        .recordResult(Circuits::isFailure)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
    }

    static boolean isFailure(Object answer) {
        return answer instanceof Answer.Unknown<?> || answer instanceof Prepared.Unknown;
    }

    private Circuits() {}
}
