/** Asking providers until an order is paid or closed. */
@NullMarked
package io.counterfoil.order.verification;

import org.jspecify.annotations.NullMarked;
