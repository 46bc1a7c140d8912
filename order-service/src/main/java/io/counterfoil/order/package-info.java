/** Merchants, goods, orders, and the providers through which orders are paid. */
@NullMarked
package io.counterfoil.order;

import org.jspecify.annotations.NullMarked;
