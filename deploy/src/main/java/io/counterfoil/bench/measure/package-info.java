/** What measurements have in common: a Counterfoil in this very process, callers, medians, and what they were taken on. */
@NullMarked
package io.counterfoil.bench.measure;

import org.jspecify.annotations.NullMarked;
