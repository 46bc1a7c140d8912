package io.counterfoil.channel.paying;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.PaymentId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.platform.eventlog.Begins;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * @param lane that was taken for it; where it has one already, this one stays empty
 * @param content the hash of what was asked for, in hexadecimal
 */
@Begins
public record BeginPayment(
        @TargetAggregateIdentifier PaymentId payment, ChannelId channel, Uint64 lane, String content, Instant now) {}
