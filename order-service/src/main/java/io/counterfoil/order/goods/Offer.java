package io.counterfoil.order.goods;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;

/**
 * Goods as they are sold right now.
 *
 * @param priceVersion from 1, one more with each change of price
 * @param active whether they may be ordered
 */
public record Offer(GoodsId goods, MerchantId merchant, String name, Money price, int priceVersion, boolean active) {}
