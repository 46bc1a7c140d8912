/** How many orders a second everything together keeps up with. */
@NullMarked
package io.counterfoil.bench.placeall;

import org.jspecify.annotations.NullMarked;
