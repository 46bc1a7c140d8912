/** Whether placing an order costs more when the log is long. */
@NullMarked
package io.counterfoil.bench.growth;

import org.jspecify.annotations.NullMarked;
