/** {@code counterfoil callbacks}: what providers send, looked at offline. */
@NullMarked
package io.counterfoil.cli.callbacks;

import org.jspecify.annotations.NullMarked;
