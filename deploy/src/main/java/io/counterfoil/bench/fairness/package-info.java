/** Whether endpoints that hang or fail delay those that do not. */
@NullMarked
package io.counterfoil.bench.fairness;

import org.jspecify.annotations.NullMarked;
