/** Keys for both sides of a sandbox account, and what is signed with them. */
@NullMarked
package io.counterfoil.sandbox.keys;

import org.jspecify.annotations.NullMarked;
