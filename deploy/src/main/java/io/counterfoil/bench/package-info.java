/**
 * Torments a Counterfoil and judges it from outside.
 *
 * <p>The judges know what was said over HTTP, what the sandbox's ledger says, what the merchant's server has received,
 * and what plain SQL reads from the log: none of the rules that they judge.
 */
@NullMarked
package io.counterfoil.bench;

import org.jspecify.annotations.NullMarked;
