/** How long after a commit a projection shows it. */
@NullMarked
package io.counterfoil.bench.lag;

import org.jspecify.annotations.NullMarked;
