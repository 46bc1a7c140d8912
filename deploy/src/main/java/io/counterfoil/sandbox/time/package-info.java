/** The clock that moves everything. */
@NullMarked
package io.counterfoil.sandbox.time;

import org.jspecify.annotations.NullMarked;
