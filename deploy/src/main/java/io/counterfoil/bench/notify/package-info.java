/** How many notices a second arrive, and what each costs. */
@NullMarked
package io.counterfoil.bench.notify;

import org.jspecify.annotations.NullMarked;
