package io.counterfoil.channel.trading;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param settleDelay how long a native channel takes to settle, in whole seconds; Filecoin's take 12 hours
 * @param collectAutomatically whether a channel is collected as soon as its window is over, for the payee
 * @param sweepGrace how late a step may be before the sweep takes it for lost
 */
@ConfigurationProperties("counterfoil.channel")
public record TradingTerms(
        @DefaultValue("12h") Duration settleDelay,
        @DefaultValue("false") boolean collectAutomatically,
        @DefaultValue("1m") Duration sweepGrace) {
    public TradingTerms {
        if (settleDelay.toSeconds() < 1 || !settleDelay.truncatedTo(SECONDS).equals(settleDelay)) {
            throw new IllegalArgumentException(
                    "counterfoil.channel.settle-delay is in whole seconds, at least one: " + settleDelay);
        }
    }
}
