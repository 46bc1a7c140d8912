/** How fast consumers are. */
@NullMarked
package io.counterfoil.bench.following;

import org.jspecify.annotations.NullMarked;
