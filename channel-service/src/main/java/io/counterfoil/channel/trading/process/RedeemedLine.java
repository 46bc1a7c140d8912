package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.Line;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells both books how far a lane has been redeemed by now. */
@Component
class RedeemedLine implements Line {
    static final String KIND = "channel-redeemed";

    /** Those of one book are decided together. */
    private static final int AT_ONCE_MAX = 32;

    private static final char BEFORE_LANE = '/';

    private final ChannelReader reader;
    private final Commands commands;
    private final InstantSource clock;

    RedeemedLine(ChannelReader reader, Commands commands, InstantSource clock) {
        this.reader = reader;
        this.commands = commands;
        this.clock = clock;
    }

    static String subject(ChannelId channel, Uint64 lane) {
        return channel.value() + BEFORE_LANE + lane;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public void call(String subject) {
        int end = subject.lastIndexOf(BEFORE_LANE);
        var channel = new ChannelId(subject.substring(0, end));
        var number = Uint64.parse(subject.substring(end + 1));
        @Nullable Lane lane = reader.actor(channel, List.of(number)).lanes().get(number);
        if (lane == null) return;
        for (var side : Side.values()) {
            var book = BookId.of(channel, side);
            commands.sendHere(new RecordRedeemed(book, number, lane.nonce(), lane.redeemed(), clock.instant()));
        }
    }
}
