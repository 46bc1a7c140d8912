/** A provider that is out as a whole. */
@NullMarked
package io.counterfoil.sandbox.outage;

import org.jspecify.annotations.NullMarked;
