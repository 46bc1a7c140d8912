/** Encryption of what the log may not say in the clear; the keys live here, outside the log. */
@NullMarked
package io.counterfoil.platform.personal;

import org.jspecify.annotations.NullMarked;
