package io.counterfoil.notification.notice;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Epochs;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.List;

/** A channel that there is not: its ids are all zeros. */
final class SampleChannel {
    private static final String NOBODY = "0".repeat(26);
    private static final ChannelId CHANNEL = new ChannelId("ch_" + NOBODY);
    private static final Asset CNY = new Asset("CNY", 2);
    private static final long HOUR_SECONDS = 3600;

    static ChannelOpened opened(Instant now) {
        var nobody = new Party(new AccountId("ac_" + NOBODY), "sample");
        var names = List.of(CHANNEL.value());
        var terms = new Terms(Scheme.NATIVE, nobody, nobody, names, CNY, new Epochs(Instant.EPOCH, 1), HOUR_SECONDS);
        return new ChannelOpened(CHANNEL, terms, Money.of(1999, CNY), now);
    }

    static PaymentChannelEvent event(NoticeKind kind, ChannelOpened opened, Instant now) {
        return switch (kind) {
            case CHANNEL_FUNDED -> new ChannelFunded(CHANNEL, 1, Money.of(1999, CNY), now);
            case CHANNEL_SETTLING -> new SettleStarted(CHANNEL, now.getEpochSecond() + HOUR_SECONDS, now);
            case CHANNEL_COLLECTED -> new ChannelCollected(CHANNEL, Money.of(1998, CNY), Money.of(2000, CNY), now);
            default -> opened;
        };
    }

    private SampleChannel() {}
}
