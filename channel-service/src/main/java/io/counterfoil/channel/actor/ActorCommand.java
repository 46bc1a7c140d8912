package io.counterfoil.channel.actor;

import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.Begins;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of the actor of a channel. */
public sealed interface ActorCommand {
    ChannelId channel();

    Instant now();

    /** The lanes that have to be known to decide it. */
    default Set<Uint64> lanes() {
        return Set.of();
    }

    @Begins
    record CreateChannel(@TargetAggregateIdentifier ChannelId channel, Terms terms, Money deposit, Instant now)
            implements ActorCommand {}

    /** @param number of the deposit, one more than the last: one that comes again is the same */
    record AddFunds(@TargetAggregateIdentifier ChannelId channel, long number, Money amount, Instant now)
            implements ActorCommand {}

    /**
     * @param caller the key of whoever submits it
     * @param tellings what has to be known beside it
     */
    record RedeemVoucher(
            @TargetAggregateIdentifier ChannelId channel, Slip slip, String caller, Tellings tellings, Instant now)
            implements ActorCommand {
        @Override
        public Set<Uint64> lanes() {
            var promise = slip.promise();
            var merged = promise.merges().stream().map(Merge::lane);
            return Stream.concat(Stream.of(promise.lane()), merged).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * @param secret whose hash the voucher has; empty where there is none to tell
     * @param callSucceeded whether the call that the voucher demands has been made and has succeeded
     */
    record Tellings(Bytes secret, boolean callSucceeded) {
        public static final Tellings NONE = new Tellings(Bytes.NONE, false);
    }

    record SettleChannel(@TargetAggregateIdentifier ChannelId channel, String caller, Instant now)
            implements ActorCommand {}

    record CollectChannel(@TargetAggregateIdentifier ChannelId channel, String caller, Instant now)
            implements ActorCommand {}
}
