/** Whether a command costs more when its stream is long. */
@NullMarked
package io.counterfoil.bench.hotstream;

import org.jspecify.annotations.NullMarked;
