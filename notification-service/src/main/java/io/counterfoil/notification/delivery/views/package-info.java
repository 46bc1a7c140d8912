/** Lists of deliveries; each is a fold of the log and can be rebuilt. */
@NullMarked
package io.counterfoil.notification.delivery.views;

import org.jspecify.annotations.NullMarked;
