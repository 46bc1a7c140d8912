package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.endpoint.Trade;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Refusal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whose endpoints a request is about, and which they are now. */
@Component
public class Owners {
    private static final Endpoints RULES = new Endpoints();

    private final History history;
    private final Trade trade;

    Owners(History history, Trade trade) {
        this.history = history;
        this.trade = trade;
    }

    /** @param named by the request: an operator has to say, a merchant's server need not */
    public MerchantId owner(Caller caller, Optional<MerchantId> named) {
        if (named.isEmpty() && caller instanceof Caller.Server server) return server.merchant();
        var merchant = named.orElseThrow(() ->
                new Refusal(HttpStatus.BAD_REQUEST, "merchant-missing", "Whose endpoints these are has to be said."));
        if (caller.mayKnowOf(merchant) && trade.has(merchant)) return merchant;
        throw Rejected.unknown(MerchantId.class);
    }

    void requireSold(MerchantId merchant, GoodsId goods) {
        if (!trade.sells(merchant, goods)) {
            throw Rejected.invalid("goods-unknown", "These are no goods of the merchant's.", "/goods");
        }
    }

    Endpoints.State endpoints(MerchantId merchant, Until until) {
        return history.fold(EndpointsId.of(merchant), RULES, until);
    }

    /** @throws Rejected where the merchant has no such endpoint */
    public Endpoint require(MerchantId merchant, EndpointId endpoint) {
        return require(merchant, endpoint, new Until.Now());
    }

    /** @throws Rejected where the merchant had no such endpoint */
    Endpoint require(MerchantId merchant, EndpointId endpoint, Until until) {
        return endpoints(merchant, until).find(endpoint).orElseThrow(() -> Rejected.unknown(EndpointId.class));
    }
}
