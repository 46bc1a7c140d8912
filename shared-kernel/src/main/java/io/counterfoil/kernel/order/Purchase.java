package io.counterfoil.kernel.order;

import io.counterfoil.kernel.money.Money;

/** What is bought, as it was when the order was placed; later changes of the goods do not reach it. */
public record Purchase(GoodsId goods, String name, int priceVersion, Money price, int quantity, Money total) {}
