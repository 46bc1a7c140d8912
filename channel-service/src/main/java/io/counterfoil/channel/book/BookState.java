package io.counterfoil.channel.book;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a book stands, its pages and vouchers left aside: as large as it is, however many there are. */
public sealed interface BookState {
    record Absent() implements BookState {}

    /**
     * @param promised on all lanes together: of each lane what was promised last, or redeemed later
     * @param alarmedFor the end of the window before which an alarm was raised
     */
    record Kept(
            ChannelId channel,
            Side side,
            Terms terms,
            Uint64 nextLane,
            Money promised,
            @Nullable Instant alarmedFor) implements BookState {
        Kept counting(Money promised, Uint64 lane) {
            return new Kept(channel, side, terms, lane.isAfter(nextLane) ? lane : nextLane, promised, alarmedFor);
        }

        Kept alarmed(Instant windowEnds) {
            return new Kept(channel, side, terms, nextLane, promised, windowEnds);
        }
    }
}
