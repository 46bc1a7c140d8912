/** Messages from providers, kept as they came. */
@NullMarked
package io.counterfoil.order.evidence;

import org.jspecify.annotations.NullMarked;
