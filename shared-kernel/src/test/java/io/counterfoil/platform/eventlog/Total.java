package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.GoodsEvent.GoodsActivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsPriceChanged;
import io.counterfoil.kernel.order.GoodsEvent.GoodsRenamed;
import java.util.List;

/** Rules that count, for streams that are long and cheap. */
class Total implements Decider<String, Total.State, GoodsEvent> {
    sealed interface State {
        record None() implements State {}

        record Counted(long prices, long version, boolean gone) implements State {}
    }

    @Override
    public State initial() {
        return new State.None();
    }

    @Override
    public List<GoodsEvent> decide(String command, State state) {
        return List.of();
    }

    @Override
    public State evolve(State state, GoodsEvent event) {
        return switch (event) {
            case GoodsCreated _ -> new State.Counted(0, 0, false);
            case GoodsPriceChanged e -> new State.Counted(((State.Counted) state).prices() + 1, e.version(), false);
            case GoodsDeactivated _ -> new State.Counted(((State.Counted) state).prices(), 0, true);
            case GoodsRenamed _, GoodsActivated _ -> state;
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
