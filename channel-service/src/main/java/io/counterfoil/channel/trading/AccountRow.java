package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.money.Asset;
import java.time.Instant;

/** @param party the merchant's id */
public record AccountRow(AccountId account, long position, String party, Asset asset, Instant openedAt) {}
