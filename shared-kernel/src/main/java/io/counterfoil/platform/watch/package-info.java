/** What operators see of a process, and what makes it unready. */
@NullMarked
package io.counterfoil.platform.watch;

import org.jspecify.annotations.NullMarked;
