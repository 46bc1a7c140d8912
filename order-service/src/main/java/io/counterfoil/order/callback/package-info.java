/** Messages that providers send of their own accord. */
@NullMarked
package io.counterfoil.order.callback;

import org.jspecify.annotations.NullMarked;
