package io.counterfoil.kernel.order;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;

/** What has happened to a merchant's thing for sale. Prices are versioned from 1; orders keep the version they met. */
public sealed interface GoodsEvent {
    GoodsId goods();

    Instant at();

    @StoredAs("order.goods-created/1")
    record GoodsCreated(GoodsId goods, MerchantId merchant, String name, Money price, Instant at)
            implements GoodsEvent {}

    @StoredAs("order.goods-price-changed/1")
    record GoodsPriceChanged(GoodsId goods, Money price, int version, Instant at) implements GoodsEvent {}

    @StoredAs("order.goods-renamed/1")
    record GoodsRenamed(GoodsId goods, String name, Instant at) implements GoodsEvent {}

    @StoredAs("order.goods-deactivated/1")
    record GoodsDeactivated(GoodsId goods, Instant at) implements GoodsEvent {}

    @StoredAs("order.goods-activated/1")
    record GoodsActivated(GoodsId goods, Instant at) implements GoodsEvent {}
}
