/** Endpoints over HTTP. */
@NullMarked
package io.counterfoil.notification.endpoint.web;

import org.jspecify.annotations.NullMarked;
