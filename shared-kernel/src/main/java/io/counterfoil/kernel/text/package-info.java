/** What people write: names and notes. */
@NullMarked
package io.counterfoil.kernel.text;

import org.jspecify.annotations.NullMarked;
