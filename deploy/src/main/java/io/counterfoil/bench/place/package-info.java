/** How many orders a second are placed, beside PostgreSQL's naive use and Axon's own engine. */
@NullMarked
package io.counterfoil.bench.place;

import org.jspecify.annotations.NullMarked;
