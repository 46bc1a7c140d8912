package io.counterfoil.order.goods;

import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Goods}. */
@Component
class GoodsAggregate extends Aggregate<GoodsCommand, Goods.State, GoodsEvent> {
    GoodsAggregate() {
        super(GoodsCommand.class, new Goods());
    }
}
