/** Who calls, and what they may do. */
@NullMarked
package io.counterfoil.platform.access;

import org.jspecify.annotations.NullMarked;
