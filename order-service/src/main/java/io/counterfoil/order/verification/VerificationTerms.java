package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a provider is asked about an order that nobody has told us is paid.
 *
 * @param intervals before the first, the second … time of asking; the last one again and again
 * @param afterClosing how long after closing it is asked next, and how long after an order's end a payment may still come
 * @param givesUpAfter how long after expiry, or after it was resumed, a provider that cannot be asked is given up, loudly
 * @param sweepGrace how late an asking may be before the sweep takes it for lost
 */
@ConfigurationProperties("counterfoil.verification")
public record VerificationTerms(
        @DefaultValue({"5s", "15s", "30s", "1m", "3m", "5m", "10m", "30m"})
        List<Duration> intervals,

        @DefaultValue("1m") Duration afterClosing,
        @DefaultValue("24h") Duration givesUpAfter,
        @DefaultValue("1m") Duration sweepGrace) {

    public VerificationTerms {
        intervals = List.copyOf(intervals);
        if (intervals.isEmpty()) throw new IllegalArgumentException("counterfoil.verification.intervals is empty");
    }

    /**
     * When to ask next, having asked {@code rounds} times, last at {@code last}.
     *
     * <p>The order's expiry is a time of asking whatever the schedule says.
     */
    Instant next(int rounds, Instant last, Instant expiresAt) {
        var next = unbounded(rounds, last);
        return last.isBefore(expiresAt) && next.isAfter(expiresAt) ? expiresAt : next;
    }

    /** When the schedule alone says. */
    Instant unbounded(int rounds, Instant last) {
        return last.plus(intervals.get(Math.min(rounds, intervals.size() - 1)));
    }

    /** When to ask next after a round; where there was nobody to ask, at the expiry. */
    Instant next(ProviderAsked asked, Instant expiresAt) {
        return asked.answers().isEmpty() && asked.at().isBefore(expiresAt)
                ? expiresAt
                : next(asked.round(), asked.at(), expiresAt);
    }

    /** Until when a payment may still come for an order that was paid or closed. */
    Instant payableUntil(Instant overAt, Instant expiresAt) {
        return (expiresAt.isAfter(overAt) ? expiresAt : overAt).plus(afterClosing);
    }

    /** @param since the expiry, or when a person last wanted it to go on */
    boolean givesUp(Instant now, Instant since) {
        return now.isAfter(since.plus(givesUpAfter));
    }
}
