/** What providers claim, and what becomes of claims that no order believes. */
@NullMarked
package io.counterfoil.order.claim;

import org.jspecify.annotations.NullMarked;
