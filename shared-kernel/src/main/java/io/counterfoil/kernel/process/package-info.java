/** What the log says of a process that got stuck and of the person who resumed it. */
@NullMarked
package io.counterfoil.kernel.process;

import org.jspecify.annotations.NullMarked;
