/** Not answering: a connection is kept open for a while and then dropped, without a byte and without a thread. */
@NullMarked
package io.counterfoil.sandbox.silence;

import org.jspecify.annotations.NullMarked;
