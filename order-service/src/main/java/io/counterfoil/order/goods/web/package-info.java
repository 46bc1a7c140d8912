/** Goods over HTTP. */
@NullMarked
package io.counterfoil.order.goods.web;

import org.jspecify.annotations.NullMarked;
