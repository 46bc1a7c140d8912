/** Payments by several vouchers on a lane of their own, made once however often they are asked for. */
@NullMarked
package io.counterfoil.channel.paying;

import org.jspecify.annotations.NullMarked;
