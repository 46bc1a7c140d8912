package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.money.Asset;
import java.time.Duration;
import java.util.List;

/**
 * What payer and payee have agreed on when a channel was opened.
 *
 * @param names by which vouchers may call the channel
 * @param settleDelay how long it takes to settle, in epochs
 */
public record Terms(
        Scheme scheme, Party payer, Party payee, List<String> names, Asset asset, Epochs epochs, long settleDelay) {
    public Terms {
        names = List.copyOf(names);
        if (settleDelay < 0) throw new IllegalArgumentException("settle delay: " + settleDelay);
    }

    /** How long vouchers are still redeemed when the channel settles. */
    public Duration window() {
        return Duration.ofSeconds(epochs.seconds()).multipliedBy(settleDelay);
    }

    public boolean isParty(String key) {
        return key.equals(payer.key()) || key.equals(payee.key());
    }

    /** The key of the one that is not {@code key}. */
    public String other(String key) {
        return key.equals(payer.key()) ? payee.key() : payer.key();
    }
}
