/** What a day is made of, over HTTP. */
@NullMarked
package io.counterfoil.bench.mixed;

import org.jspecify.annotations.NullMarked;
