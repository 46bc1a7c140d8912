/** The list of merchants. */
@NullMarked
package io.counterfoil.order.merchant.views;

import org.jspecify.annotations.NullMarked;
