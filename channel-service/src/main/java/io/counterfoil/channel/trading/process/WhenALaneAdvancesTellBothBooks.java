package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.platform.eventlog.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whoever had the voucher redeemed: what the lane has paid is no longer free for other promises. */
@Component
@ProcessingGroup("channel-redeemed")
@DisallowReplay
class WhenALaneAdvancesTellBothBooks {
    private final Commands commands;

    WhenALaneAdvancesTellBothBooks(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(LaneAdvanced event) {
        for (var side : Side.values()) {
            var book = BookId.of(event.channel(), side);
            commands.send(new RecordRedeemed(book, event.lane(), event.nonce(), event.redeemed(), event.at()));
        }
    }
}
