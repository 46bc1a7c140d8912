package io.counterfoil.order.goods.views;

import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.GoodsEvent.GoodsActivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsPriceChanged;
import io.counterfoil.kernel.order.GoodsEvent.GoodsRenamed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(GoodsList.PROJECTION)
class GoodsListProjection {
    private final GoodsListTable table;

    GoodsListProjection(GoodsListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(GoodsEvent event, TrackingToken token) {
        switch (event) {
            case GoodsCreated created -> table.add(created, token.position().orElseThrow());
            case GoodsPriceChanged changed -> table.price(changed);
            case GoodsRenamed renamed -> table.rename(renamed);
            case GoodsDeactivated off -> table.activate(off.goods(), false);
            case GoodsActivated on -> table.activate(on.goods(), true);
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
