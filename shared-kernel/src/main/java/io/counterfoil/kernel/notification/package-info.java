/** What the notification service tells the world about endpoints and deliveries. */
@NullMarked
package io.counterfoil.kernel.notification;

import org.jspecify.annotations.NullMarked;
