package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;

/**
 * @param name by which vouchers call it: a Filecoin address, or its id
 * @param payer the payer's key
 * @param payee the payee's key
 */
public record ChannelRow(
        ChannelId channel,
        long position,
        String name,
        Scheme scheme,
        String payer,
        String payee,
        ChannelStatus.State state,
        Money balance,
        Money toSend,
        Instant openedAt) {}
