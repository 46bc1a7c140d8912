/** The list of refused claims. */
@NullMarked
package io.counterfoil.order.claim.views;

import org.jspecify.annotations.NullMarked;
