/** What goes wrong, on request. */
@NullMarked
package io.counterfoil.sandbox.fault;

import org.jspecify.annotations.NullMarked;
