/**
 * What Counterfoil asks of a payment provider.
 *
 * <p>An adapter translates: wire data into verified facts, requests into calls with a known or an unknown outcome. It
 * never touches an order, and nothing unverified becomes a fact.
 */
@NullMarked
package io.counterfoil.order.provider;

import org.jspecify.annotations.NullMarked;
