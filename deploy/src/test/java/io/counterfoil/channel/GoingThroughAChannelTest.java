package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.ChannelStatus.State;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Created;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = Counterfoil.class)
class GoingThroughAChannelTest {
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final PageRequest ALL = new PageRequest(PageRequest.LIMIT_MAX, Optional.empty());

    @Autowired
    private Accounts accounts;

    @Autowired
    private Channels channels;

    @Autowired
    private MovableClock clock;

    /** As Venus explains payment channels, and a second lane. */
    @ParameterizedTest
    @EnumSource(Scheme.class)
    void pays_what_was_promised_last_on_every_lane_and_gives_back_the_rest(Scheme scheme) {
        var ann = Partner.of(accounts, channels, scheme, fil(20));
        var bob = Partner.of(accounts, channels, scheme, fil(0));

        var channel = ann.fund(bob, fil(10));
        assertThat(bob.take(channel, ann.promise(channel, 0, fil(2)))).isEqualTo(fil(2));
        assertThat(bob.take(channel, ann.promise(channel, 0, fil(4)))).isEqualTo(fil(2));
        assertThat(ann.fund(bob, fil(5))).isEqualTo(channel);
        var lane = channels.allocateLane(ann.asker(), channel);
        assertThat(lane).isEqualTo(Uint64.of(1));
        assertThat(bob.take(channel, ann.promise(channel, 1, fil(9)))).isEqualTo(fil(9));
        assertThat(channels.createVoucher(ann.asker(), channel, Uint64.of(2), fil(3)))
                .isEqualTo(new Created.Missing(fil(1)));
        assertThat(best(bob, channel)).isEqualTo(fil(13));

        channels.settle(ann.asker(), channel);
        await().untilAsserted(() -> assertThat(toSend(bob, channel)).isEqualTo(fil(13)));
        await().untilAsserted(() -> assertThat(best(bob, channel)).isEqualTo(fil(0)));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.collect(bob.asker(), channel))
                .returns("channel-not-settled", Rejected::code);

        clock.advance(WINDOW);
        channels.collect(bob.asker(), channel);
        await().untilAsserted(() -> assertThat(bob.standing().balance()).isEqualTo(fil(13)));
        await().untilAsserted(() -> assertThat(ann.standing().balance()).isEqualTo(fil(7)));
        assertThat(ann.standing().reserved()).isEqualTo(fil(0));
        assertThat(channels.status(ann.asker(), channel).state()).isEqualTo(State.COLLECTED);
        assertThat(channels.list(bob.asker(), Optional.of(State.COLLECTED), ALL).items())
                .singleElement()
                .returns(channel, row -> row.channel());
    }

    private Money toSend(Partner trader, ChannelId channel) {
        return channels.status(trader.asker(), channel).toSend();
    }

    /** On all lanes together. */
    private Money best(Partner trader, ChannelId channel) {
        return channels.bestSpendable(trader.asker(), channel, Optional.empty(), ALL).items().stream()
                .map(VoucherRow::amount)
                .reduce(fil(0), Money::plus);
    }
}
