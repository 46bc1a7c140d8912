package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.eventlog.History;
import org.springframework.stereotype.Component;

/** What endpoints have to know of merchants and their goods, from the log. */
@Component
public class Trade {
    private final History history;

    Trade(History history) {
        this.history = history;
    }

    public boolean has(MerchantId merchant) {
        return !history.of(merchant).isEmpty();
    }

    public boolean sells(MerchantId merchant, GoodsId goods) {
        return history.of(goods).stream()
                .findFirst()
                .filter(first -> first.event() instanceof GoodsCreated created
                        && created.merchant().equals(merchant))
                .isPresent();
    }
}
