/** Deliveries over HTTP. */
@NullMarked
package io.counterfoil.notification.delivery.web;

import org.jspecify.annotations.NullMarked;
