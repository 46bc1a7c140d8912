package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import java.math.BigInteger;
import java.util.stream.Stream;

/** What a party has coming from a channel that was collected. Its text is the reference under which the party receives it. */
record Payout(ChannelId channel, Side side) {
    private static final String SEPARATOR = "/";

    /** None for a side that gets nothing. */
    static Stream<Payout> of(ChannelCollected event) {
        return Stream.of(Side.values())
                .filter(side -> amount(side, event).signum() > 0)
                .map(side -> new Payout(event.channel(), side));
    }

    private static BigInteger amount(Side side, ChannelCollected event) {
        return switch (side) {
            case PAYER -> event.backToPayer().minorUnits();
            case PAYEE -> event.toPayee().minorUnits();
        };
    }

    /** @throws IllegalArgumentException for what is not {@link #toString} of one */
    static Payout parse(String text) {
        var parts = text.split(SEPARATOR, 2);
        if (parts.length < 2) throw new IllegalArgumentException("no payout: " + text);
        return new Payout(new ChannelId(parts[0]), Side.valueOf(parts[1]));
    }

    @Override
    public String toString() {
        return channel + SEPARATOR + side;
    }
}
