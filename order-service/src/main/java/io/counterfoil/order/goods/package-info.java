/** What merchants sell, and at which price. */
@NullMarked
package io.counterfoil.order.goods;

import org.jspecify.annotations.NullMarked;
