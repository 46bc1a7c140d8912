/** Processes killed in the middle of their work, and what must be there when they are started again. */
@NullMarked
package io.counterfoil.bench.crash;

import org.jspecify.annotations.NullMarked;
