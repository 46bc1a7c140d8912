package io.counterfoil.order.provider.health;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call of an adapter.
 *
 * @param within how long its answer is waited for
 * @param unknown the answer in place of one that did not come, for a reason
 */
record Call<T>(Duration within, Supplier<T> adapter, Function<String, T> unknown) {}
