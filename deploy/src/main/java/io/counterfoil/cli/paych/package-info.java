/** {@code deploy/counterfoil paych}: payment channels with the verbs and the texts of {@code venus paych}. */
@NullMarked
package io.counterfoil.cli.paych;

import org.jspecify.annotations.NullMarked;
