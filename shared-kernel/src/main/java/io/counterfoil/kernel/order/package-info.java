/** What the order service tells the world about merchants, goods, orders and refused claims. */
@NullMarked
package io.counterfoil.kernel.order;

import org.jspecify.annotations.NullMarked;
