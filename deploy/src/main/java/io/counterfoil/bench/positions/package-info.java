/** Processes that write at once, sessions that are slow to commit, and kills; and what each consumer of the log then sees. */
@NullMarked
package io.counterfoil.bench.positions;

import org.jspecify.annotations.NullMarked;
