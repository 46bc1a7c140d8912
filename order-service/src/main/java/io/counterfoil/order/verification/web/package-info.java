/** Asking now, closing, and resuming what was given up, over HTTP. */
@NullMarked
package io.counterfoil.order.verification.web;

import org.jspecify.annotations.NullMarked;
