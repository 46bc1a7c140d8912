/** Names of things: a prefix that says what it is, then lower-case letters and digits. */
@NullMarked
package io.counterfoil.kernel.id;

import org.jspecify.annotations.NullMarked;
