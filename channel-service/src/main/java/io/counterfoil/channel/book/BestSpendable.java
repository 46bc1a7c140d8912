package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ActorState;
import io.counterfoil.channel.actor.PaymentChannel;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Instant;

/**
 * Whether a party would submit a voucher: it has not submitted it, nor a later one of the lane, and the actor would redeem
 * it now.
 *
 * @param caller the key of the party
 */
public record BestSpendable(ChannelId channel, ActorState actor, WholeBook book, String caller, Instant now) {
    private static final PaymentChannel RULES = new PaymentChannel();

    public boolean isSpendable(Slip voucher, Tellings tellings) {
        var promise = voucher.promise();
        if (book.page(promise.lane()).hasSubmitted(promise.nonce())) return false;
        try {
            RULES.decide(new RedeemVoucher(channel, voucher, caller, tellings, now), actor);
            return true;
        } catch (Rejected notNow) {
            return false;
        }
    }
}
