/** How long it takes to start. */
@NullMarked
package io.counterfoil.bench.start;

import org.jspecify.annotations.NullMarked;
