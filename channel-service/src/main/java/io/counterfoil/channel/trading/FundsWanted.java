package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.kernel.money.Money;

/**
 * @param amount of the pair's asset
 * @param request what the asker calls it: asked for again under the same name, it is the same
 */
public record FundsWanted(Pair pair, Money amount, Use use, String request) {}
