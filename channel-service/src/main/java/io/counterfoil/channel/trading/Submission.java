package io.counterfoil.channel.trading;

import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.actor.Refusal;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.decide.Rejected;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the actor redeem a voucher, and the book know of it. Cut off between the two, it is done again, and done once. */
@Component
public final class Submission {
    private final ChannelReader reader;
    private final InstantSource clock;

    Submission(ChannelReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * @param send of commands, one at a time
     * @throws Rejected where the actor refuses it, and has not redeemed it before
     */
    public void submit(Seat seat, Slip slip, Tellings tellings, Consumer<Object> send) {
        try {
            send.accept(new RedeemVoucher(seat.channel(), slip, seat.key(), tellings, clock.instant()));
        } catch (Rejected refused) {
            boolean mayBeDone = refused.code().equals(Refusal.VOUCHER_STALE.code());
            if (!mayBeDone || !isRedeemed(seat, slip)) throw refused;
        }
        send.accept(new RecordSubmitted(seat.book(), slip, clock.instant()));
    }

    /** By this party or by the other. */
    private boolean isRedeemed(Seat seat, Slip slip) {
        var promise = slip.promise();
        var lanes = reader.actor(seat.channel(), List.of(promise.lane())).lanes();
        @Nullable Lane lane = lanes.get(promise.lane());
        return lane != null
                && lane.nonce().equals(promise.nonce())
                && lane.redeemed().minorUnits().equals(promise.amount());
    }
}
