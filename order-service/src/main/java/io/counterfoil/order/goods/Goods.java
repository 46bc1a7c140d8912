package io.counterfoil.order.goods;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.GoodsEvent.GoodsActivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsPriceChanged;
import io.counterfoil.kernel.order.GoodsEvent.GoodsRenamed;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.text.Name;
import io.counterfoil.order.goods.Goods.State;
import io.counterfoil.order.goods.Goods.State.Absent;
import io.counterfoil.order.goods.Goods.State.Listed;
import io.counterfoil.order.goods.GoodsCommand.ActivateGoods;
import io.counterfoil.order.goods.GoodsCommand.ChangePrice;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.goods.GoodsCommand.DeactivateGoods;
import io.counterfoil.order.goods.GoodsCommand.RenameGoods;
import java.util.List;

/** The rules of goods. */
final class Goods implements Decider<GoodsCommand, State, GoodsEvent> {
    private static final int FIRST_PRICE = 1;

    sealed interface State {
        record Absent() implements State {}

        /** @param by how they were first made known */
        record Listed(GoodsCreated by, String name, Money price, int priceVersion, boolean active) implements State {}
    }

    @Override
    public State initial() {
        return new Absent();
    }

    @Override
    public List<GoodsEvent> decide(GoodsCommand command, State state) {
        return switch (command) {
            case CreateGoods create -> create(create, state);
            case ChangePrice change -> changePrice(change, listed(state));
            case RenameGoods rename -> rename(rename, listed(state));
            case DeactivateGoods off ->
                listed(state).active() ? List.of(new GoodsDeactivated(off.goods(), off.now())) : List.of();
            case ActivateGoods on ->
                listed(state).active() ? List.of() : List.of(new GoodsActivated(on.goods(), on.now()));
        };
    }

    /** Asked again under the same name, the goods stand as they do now, whatever has been changed since. */
    private List<GoodsEvent> create(CreateGoods command, State state) {
        if (state instanceof Listed known) {
            if (!known.by().name().equals(command.name())) throw reused("/name");
            if (!known.by().price().equals(command.price())) throw reused("/price");
            return List.of();
        }
        return List.of(new GoodsCreated(
                command.goods(), command.merchant(), Name.fit(command.name()), fit(command.price()), command.now()));
    }

    private List<GoodsEvent> changePrice(ChangePrice command, Listed goods) {
        if (goods.price().equals(command.price())) return List.of();
        var version = Math.addExact(goods.priceVersion(), 1);
        return List.of(new GoodsPriceChanged(command.goods(), fit(command.price()), version, command.now()));
    }

    private List<GoodsEvent> rename(RenameGoods command, Listed goods) {
        if (goods.name().equals(command.name())) return List.of();
        return List.of(new GoodsRenamed(command.goods(), Name.fit(command.name()), command.now()));
    }

    private static Money fit(Money price) {
        if (price.minorUnits().signum() == 0) {
            throw Rejected.invalid("price-not-positive", "A price is more than nothing.", "/price");
        }
        return price;
    }

    private static Rejected reused(String pointer) {
        return Rejected.differs("idempotency-key-reused", "The key was used to create other goods.", pointer);
    }

    @Override
    public State evolve(State state, GoodsEvent event) {
        return switch (event) {
            case GoodsCreated e -> new Listed(e, e.name(), e.price(), FIRST_PRICE, true);
            case GoodsPriceChanged e -> priced((Listed) state, e);
            case GoodsRenamed e -> renamed((Listed) state, e);
            case GoodsDeactivated _ -> active((Listed) state, false);
            case GoodsActivated _ -> active((Listed) state, true);
        };
    }

    private static Listed priced(Listed goods, GoodsPriceChanged event) {
        return new Listed(goods.by(), goods.name(), event.price(), event.version(), goods.active());
    }

    private static Listed renamed(Listed goods, GoodsRenamed event) {
        return new Listed(goods.by(), event.name(), goods.price(), goods.priceVersion(), goods.active());
    }

    private static Listed active(Listed goods, boolean active) {
        return new Listed(goods.by(), goods.name(), goods.price(), goods.priceVersion(), active);
    }

    private static Listed listed(State state) {
        return switch (state) {
            case Listed goods -> goods;
            case Absent _ -> throw Rejected.unknown(GoodsId.class);
        };
    }
}
