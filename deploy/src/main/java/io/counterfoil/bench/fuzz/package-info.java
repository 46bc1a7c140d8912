/** Valid requests made invalid in every way, and what must hold whatever is sent. */
@NullMarked
package io.counterfoil.bench.fuzz;

import org.jspecify.annotations.NullMarked;
