/** How fast the log can be read from its beginning. */
@NullMarked
package io.counterfoil.bench.replay;

import org.jspecify.annotations.NullMarked;
