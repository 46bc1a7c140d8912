package io.counterfoil.order.goods.web;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.goods.Offer;
import io.counterfoil.platform.http.WireMoney;

/**
 * @param priceVersion from 1, one more with each change of price
 * @param active whether they may be ordered
 */
record GoodsView(GoodsId id, MerchantId merchant, String name, WireMoney price, int priceVersion, boolean active) {
    static GoodsView of(Offer offer) {
        return new GoodsView(
                offer.goods(),
                offer.merchant(),
                offer.name(),
                WireMoney.of(offer.price()),
                offer.priceVersion(),
                offer.active());
    }
}
