/** The command line: {@code deploy/counterfoil}. */
@NullMarked
package io.counterfoil.cli;

import org.jspecify.annotations.NullMarked;
