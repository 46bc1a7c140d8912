/**
 * Keeps a provider that fails or hangs from costing the others anything.
 *
 * <p>Every call of an adapter passes through here: it takes its place in a room of limited size, is not waited for beyond
 * its time, and is not made at all while the account's circuit is open. Callbacks are no calls, and are always let in.
 */
@NullMarked
package io.counterfoil.order.provider.health;

import org.jspecify.annotations.NullMarked;
