/** One order: from "buy" to the merchant's acknowledgement. */
@NullMarked
package io.counterfoil.order.ordering;

import org.jspecify.annotations.NullMarked;
