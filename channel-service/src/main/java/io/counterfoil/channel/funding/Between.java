package io.counterfoil.channel.funding;

import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Asset;

/** Who puts money into channels to whom. */
public record Between(Scheme scheme, Party payer, Party payee, Asset asset) {}
