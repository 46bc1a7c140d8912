/** One notice on its way to one endpoint: due, tried, tried again, delivered or exhausted. */
@NullMarked
package io.counterfoil.notification.delivery;

import org.jspecify.annotations.NullMarked;
