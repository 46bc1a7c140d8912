/** Two who want something of one order at the same moment, in every order of arrival. */
@NullMarked
package io.counterfoil.bench.races;

import org.jspecify.annotations.NullMarked;
