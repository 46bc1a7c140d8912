package io.counterfoil.order.goods;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of goods. */
public sealed interface GoodsCommand {
    GoodsId goods();

    record CreateGoods(
            @TargetAggregateIdentifier GoodsId goods, MerchantId merchant, String name, Money price, Instant now)
            implements GoodsCommand {}

    record ChangePrice(@TargetAggregateIdentifier GoodsId goods, Money price, Instant now) implements GoodsCommand {}

    record RenameGoods(@TargetAggregateIdentifier GoodsId goods, String name, Instant now) implements GoodsCommand {}

    record DeactivateGoods(@TargetAggregateIdentifier GoodsId goods, Instant now) implements GoodsCommand {}

    record ActivateGoods(@TargetAggregateIdentifier GoodsId goods, Instant now) implements GoodsCommand {}
}
