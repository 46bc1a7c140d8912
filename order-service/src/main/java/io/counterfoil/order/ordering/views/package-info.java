/** The list of orders. */
@NullMarked
package io.counterfoil.order.ordering.views;

import org.jspecify.annotations.NullMarked;
