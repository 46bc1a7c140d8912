package io.counterfoil;

import static io.counterfoil.ChannelCommands.NOON;
import static io.counterfoil.ChannelCommands.newChannel;
import static io.counterfoil.ChannelCommands.open;
import static io.counterfoil.ChannelCommands.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.channel.paymentchannel.ChannelCommand.RedeemVoucher;
import io.counterfoil.kernel.channel.ChannelEvent;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelSettled;
import io.counterfoil.kernel.channel.ChannelEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Voucher;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.counterfoil.platform.eventlog.Until;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = Counterfoil.class, properties = "counterfoil.channel.open-for=1h")
class ReadingHistoryTest {
    private static final Redeemed REDEEMED = new Redeemed();

    private final ChannelId channel = newChannel();

    @Autowired
    private History history;

    @BeforeEach
    void threeThingsHappenAndOthersBetween(@Autowired CommandGateway commands) {
        commands.sendAndWait(open(channel));
        for (int nonce = 1; nonce <= 2; nonce++) {
            commands.sendAndWait(open(newChannel()));
            commands.sendAndWait(new RedeemVoucher(channel, new Voucher(0, nonce, usd(nonce * 10L)), NOON));
        }
    }

    @Test
    void tells_one_things_events_in_their_order() {
        assertThat(history.of(channel))
                .extracting(Recorded::name)
                .containsExactly(
                        "channel.channel-opened/1", "channel.voucher-redeemed/1", "channel.voucher-redeemed/1");
        assertThat(history.of(channel)).extracting(Recorded::sequence).containsExactly(0L, 1L, 2L);
        assertThat(history.of(channel).getFirst().event()).isEqualTo(new ChannelOpened(channel, usd(100), NOON));
    }

    @Test
    void folds_them_to_how_the_thing_stands() {
        assertThat(history.fold(channel, REDEEMED)).isEqualTo(usd(20));
    }

    @Test
    void stops_at_a_position_inclusive() {
        var second = history.of(channel).get(1).position();
        assertThat(history.fold(channel, REDEEMED, new Until.Position(second))).isEqualTo(usd(10));
        assertThat(history.fold(channel, REDEEMED, new Until.Position(second - 1)))
                .isEqualTo(usd(0));
    }

    @Test
    void stops_at_an_instant_inclusive() {
        var second = history.of(channel).get(1).recordedAt();
        assertThat(history.fold(channel, REDEEMED, new Until.Moment(second))).isEqualTo(usd(10));
        assertThat(history.fold(channel, REDEEMED, new Until.Moment(second.minusNanos(1_000))))
                .isEqualTo(usd(0));
    }

    @Test
    void knows_nothing_of_what_never_was() {
        assertThat(history.of(newChannel())).isEmpty();
    }

    @Test
    void ends_at_the_last_position() {
        assertThat(history.position()).isEqualTo(history.of(channel).getLast().position());
    }

    /** How much has been paid out. */
    private static final class Redeemed implements Decider<Object, Money, ChannelEvent> {
        @Override
        public Money initial() {
            return usd(0);
        }

        @Override
        public List<ChannelEvent> decide(Object command, Money state) {
            return List.of();
        }

        @Override
        public Money evolve(Money paid, ChannelEvent event) {
            return switch (event) {
                case VoucherRedeemed redeemed -> paid.plus(redeemed.paid());
                case ChannelOpened _, ChannelSettled _ -> paid;
            };
        }
    }
}
