/** The providers' side of the trade, for development and tests: nobody needs an account to try Counterfoil. */
@NullMarked
package io.counterfoil.sandbox;

import org.jspecify.annotations.NullMarked;
