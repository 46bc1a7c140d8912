/**
 * Whether money in accounts and channels stays what it is: an auditor who reads the log as text, knows none of the rules'
 * classes, and does the sums anew at every event.
 */
@NullMarked
package io.counterfoil.bench.conservation;

import org.jspecify.annotations.NullMarked;
