/** How notices leave the house: to addresses that are allowed, within limits, and fairly. */
@NullMarked
package io.counterfoil.notification.sending;

import org.jspecify.annotations.NullMarked;
