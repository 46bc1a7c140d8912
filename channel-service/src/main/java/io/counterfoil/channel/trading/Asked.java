package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import java.util.Optional;

/**
 * What came of asking for funds.
 *
 * @param sentinel what to wait for; none where nothing has to be sent
 * @param channel that they go into; none where one has still to be opened
 */
public record Asked(FundingId funding, Optional<Sentinel> sentinel, Optional<ChannelId> channel) {}
