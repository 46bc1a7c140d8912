/** Trying again: when, and what is said of the failure. */
@NullMarked
package io.counterfoil.kernel.retry;

import org.jspecify.annotations.NullMarked;
