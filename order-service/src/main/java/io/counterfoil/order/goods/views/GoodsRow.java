package io.counterfoil.order.goods.views;

import io.counterfoil.order.goods.Offer;

/** @param position where in the log the goods were created */
public record GoodsRow(long position, Offer offer) {}
