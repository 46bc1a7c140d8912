package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.channel.ChannelEvent;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelSettled;
import io.counterfoil.kernel.channel.ChannelEvent.VoucherRedeemed;
import io.counterfoil.kernel.decide.Decider;
import java.util.List;

/** Rules that count, for streams that are long and cheap. */
class Total implements Decider<String, Total.State, ChannelEvent> {
    sealed interface State {
        record None() implements State {}

        record Counted(long vouchers, long lastNonce, boolean settled) implements State {}
    }

    @Override
    public State initial() {
        return new State.None();
    }

    @Override
    public List<ChannelEvent> decide(String command, State state) {
        return List.of();
    }

    @Override
    public State evolve(State state, ChannelEvent event) {
        return switch (event) {
            case ChannelOpened _ -> new State.Counted(0, 0, false);
            case VoucherRedeemed e ->
                new State.Counted(
                        ((State.Counted) state).vouchers() + 1, e.voucher().nonce(), false);
            case ChannelSettled _ -> new State.Counted(((State.Counted) state).vouchers(), 0, true);
        };
    }

    /** The same, but somebody says that they are not. */
    static final class Otherwise extends Total {
        @Override
        public int version() {
            return 2;
        }
    }
}
