/** The payer's page, the same for all providers, and its buttons for programs. */
@NullMarked
package io.counterfoil.sandbox.pay;

import org.jspecify.annotations.NullMarked;
