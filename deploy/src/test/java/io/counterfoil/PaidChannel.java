package io.counterfoil;

import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Epochs;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A channel, and what is asked of its actor. */
final class PaidChannel {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final Asset USD = new Asset("USD", 2);
    private static final Terms TERMS = new Terms(
            Scheme.NATIVE,
            new Party(AccountId.derive("ann", "USD/2"), "ann's key"),
            new Party(AccountId.derive("bob", "USD/2"), "bob's key"),
            List.of("channel"),
            USD,
            new Epochs(Instant.EPOCH, 1),
            60);

    static ChannelId newChannel() {
        return ChannelId.derive(UUID.randomUUID().toString());
    }

    static CreateChannel open(ChannelId channel) {
        return new CreateChannel(channel, TERMS, usd(100), NOON);
    }

    static ChannelOpened opened(ChannelId channel) {
        return new ChannelOpened(channel, TERMS, usd(100), NOON);
    }

    /** Of a cent more than the last. */
    static RedeemVoucher redeem(ChannelId channel, long lane, long nonce) {
        return redeem(channel, lane, nonce, nonce);
    }

    static RedeemVoucher redeem(ChannelId channel, long lane, long nonce, long cents) {
        var promise = Promise.plain("channel", Uint64.of(lane), Uint64.of(nonce), BigInteger.valueOf(cents));
        var slip = new Slip(promise, new Signed.By("ann's key"), "digest", "text");
        return new RedeemVoucher(channel, slip, "bob's key", Tellings.NONE, NOON);
    }

    static Money usd(long cents) {
        return Money.of(cents, USD);
    }

    private PaidChannel() {}
}
