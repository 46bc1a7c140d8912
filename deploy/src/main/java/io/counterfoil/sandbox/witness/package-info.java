/** What the providers believe: the outside witness. */
@NullMarked
package io.counterfoil.sandbox.witness;

import org.jspecify.annotations.NullMarked;
