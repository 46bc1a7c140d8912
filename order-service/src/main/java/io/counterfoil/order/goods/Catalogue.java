package io.counterfoil.order.goods;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.order.goods.Goods.State;
import io.counterfoil.order.goods.Goods.State.Listed;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Glance;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Thing;
import io.counterfoil.platform.eventlog.Until;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is on offer; always current, or as it was. */
@Component
public class Catalogue {
    private static final Goods RULES = new Goods();

    private final History history;

    Catalogue(History history) {
        this.history = history;
    }

    public Optional<Offer> find(GoodsId goods) {
        return find(goods, new Until.Now());
    }

    /** What to look at together with other things, to {@link #find} it there. */
    public Thing<?> thing(GoodsId goods) {
        return new Thing<>(goods, RULES);
    }

    public Optional<Offer> find(GoodsId goods, Glance now) {
        return offer(goods, now.of(new Thing<>(goods, RULES)));
    }

    private Optional<Offer> find(GoodsId goods, Until until) {
        return offer(goods, history.fold(goods, RULES, until));
    }

    private static Optional<Offer> offer(GoodsId goods, State state) {
        return state instanceof Listed listed
                ? Optional.of(new Offer(
                        goods,
                        listed.by().merchant(),
                        listed.name(),
                        listed.price(),
                        listed.priceVersion(),
                        listed.active()))
                : Optional.empty();
    }

    /** @throws Rejected where there are no such goods, or none that the caller may know of */
    public Offer require(GoodsId goods, Caller caller) {
        return require(goods, caller, new Until.Now());
    }

    /** @throws Rejected where there were no such goods, or none that the caller may know of */
    public Offer require(GoodsId goods, Caller caller, Until until) {
        return find(goods, until)
                .filter(offer -> caller.mayKnowOf(offer.merchant()))
                .orElseThrow(() -> Rejected.unknown(GoodsId.class));
    }

    /** @throws Rejected where there are no such goods */
    public Offer require(GoodsId goods) {
        return find(goods).orElseThrow(() -> Rejected.unknown(GoodsId.class));
    }
}
