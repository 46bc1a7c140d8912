/** Personal data in the log: always encrypted, under a key that is kept elsewhere. */
@NullMarked
package io.counterfoil.kernel.personal;

import org.jspecify.annotations.NullMarked;
