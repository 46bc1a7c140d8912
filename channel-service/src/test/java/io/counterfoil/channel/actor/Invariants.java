package io.counterfoil.channel.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.Uint64;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of a channel's history at every prefix of it, whatever its rules are. */
final class Invariants {
    private final Map<Uint64, Uint64> nonces = new HashMap<>();
    private final Set<List<Uint64>> redeemed = new HashSet<>();
    private BigInteger in = BigInteger.ZERO;
    private BigInteger out = BigInteger.ZERO;
    private BigInteger toSend = BigInteger.ZERO;
    private long end = Long.MAX_VALUE;
    private int collections;

    void holdAfter(ActorEvent event, long epoch) {
        assertThat(collections).as("nothing comes after collection: %s", event).isZero();
        switch (event) {
            case ChannelOpened e -> in = in.add(e.deposit().minorUnits());
            case ChannelFunded e -> in = in.add(e.amount().minorUnits());
            case VoucherRedeemed e -> redeemed(e, epoch);
            case LaneAdvanced e -> advanced(e);
            case SettleStarted e -> end = e.settlingAt();
            case SettleExtended e -> {
                assertThat(e.settlingAt()).as("a window only grows").isGreaterThan(end);
                end = e.settlingAt();
            }
            case ChannelCollected e -> collected(e, epoch);
        }
        assertThat(toSend).as("to send, of %s", in).isBetween(BigInteger.ZERO, in);
    }

    private void redeemed(VoucherRedeemed event, long epoch) {
        assertThat(epoch).as("nothing is redeemed at the window's end or after").isLessThan(end);
        assertThat(redeemed.add(List.of(event.lane(), event.nonce())))
                .as("a voucher counts once: %s", event)
                .isTrue();
        toSend = event.toSend().minorUnits();
    }

    private void advanced(LaneAdvanced event) {
        var before = nonces.put(event.lane(), event.nonce());
        assertThat(before == null || event.nonce().isAfter(before))
                .as("a lane's nonce rises: %s after %s", event, before)
                .isTrue();
    }

    private void collected(ChannelCollected event, long epoch) {
        collections++;
        assertThat(epoch).as("nothing is collected in the window").isGreaterThanOrEqualTo(end);
        assertThat(event.toPayee().minorUnits()).isEqualTo(toSend);
        out = event.toPayee().minorUnits().add(event.backToPayer().minorUnits());
        assertThat(out).as("all is paid out, and no more").isEqualTo(in);
    }
}
