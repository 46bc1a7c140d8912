/** Calls to the outside world: recorded as due, made outside every transaction, reported by command. */
@NullMarked
package io.counterfoil.platform.outbound;

import org.jspecify.annotations.NullMarked;
