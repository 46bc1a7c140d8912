package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static io.counterfoil.PaidChannel.opened;
import static io.counterfoil.PaidChannel.redeem;
import static io.counterfoil.PaidChannel.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.LaneId;
import io.counterfoil.kernel.channel.Uint64;
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

@SpringBootTest(classes = Counterfoil.class)
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
            commands.sendAndWait(redeem(channel, 0, nonce, nonce * 10L));
        }
    }

    @Test
    void tells_one_things_events_in_their_order() {
        assertThat(history.of(channel))
                .extracting(Recorded::name)
                .containsExactly("channel.opened/1", "channel.redeemed/1", "channel.redeemed/1");
        assertThat(history.of(channel)).extracting(Recorded::sequence).containsExactly(0L, 1L, 2L);
        assertThat(history.of(channel).getFirst().event()).isEqualTo(opened(channel));
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
        assertThat(history.position())
                .isEqualTo(history.of(LaneId.of(channel, Uint64.ZERO)).getLast().position());
    }

    /** How much the payee has coming. */
    private static final class Redeemed implements Decider<Object, Money, ActorEvent> {
        @Override
        public Money initial() {
            return usd(0);
        }

        @Override
        public List<ActorEvent> decide(Object command, Money state) {
            return List.of();
        }

        @Override
        public Money evolve(Money paid, ActorEvent event) {
            return event instanceof VoucherRedeemed redeemed ? redeemed.toSend() : paid;
        }
    }
}
