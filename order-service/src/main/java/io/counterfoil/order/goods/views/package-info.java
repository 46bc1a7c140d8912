/** The list of goods. */
@NullMarked
package io.counterfoil.order.goods.views;

import org.jspecify.annotations.NullMarked;
