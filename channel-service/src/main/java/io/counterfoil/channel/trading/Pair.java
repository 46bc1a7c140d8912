package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Asset;

/**
 * Between whom money goes.
 *
 * @param payer the payer's key, as {@code Party.key} has it
 * @param payee the payee's key
 */
public record Pair(Scheme scheme, String payer, String payee, Asset asset) {}
