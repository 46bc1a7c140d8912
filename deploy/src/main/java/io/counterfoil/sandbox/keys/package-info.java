/** Keys for both sides of a sandbox account. */
@NullMarked
package io.counterfoil.sandbox.keys;

import org.jspecify.annotations.NullMarked;
