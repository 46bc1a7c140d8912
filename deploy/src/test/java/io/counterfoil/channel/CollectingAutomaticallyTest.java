package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.ChannelStatus.State;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where it is asked for. */
@SpringBootTest(
        classes = Counterfoil.class,
        properties = {"counterfoil.channel.collect-automatically=true", "counterfoil.channel.sweep-every=PT0.2S"})
class CollectingAutomaticallyTest {
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Channels channels;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient sql;

    private Partner ann;
    private Partner bob;

    @BeforeEach
    void open(@Autowired Accounts accounts) {
        ann = Partner.of(accounts, channels, Scheme.FILECOIN, fil(20));
        bob = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
    }

    @Test
    void pays_both_as_soon_as_the_window_is_over_and_not_before() {
        var channel = settling();
        clock.advance(WINDOW.minusMinutes(2));
        assertThat(channels.status(bob.asker(), channel).state()).isEqualTo(State.SETTLING);
        clock.advance(Duration.ofMinutes(2));
        awaitCollected(channel);
    }

    /** Whatever was to remember it has forgotten it, and the window is over. */
    @Test
    void is_made_up_for_where_nothing_remembers_it() {
        var channel = settling();
        sql.sql("delete from outbound_call where kind = 'channel-submission' and subject = ?")
                .param(channel.value())
                .update();
        clock.advance(WINDOW);
        awaitCollected(channel);
    }

    private ChannelId settling() {
        var channel = ann.fund(bob, fil(10));
        bob.take(channel, ann.promise(channel, 0, fil(4)));
        channels.settle(ann.asker(), channel);
        await().atMost(PATIENCE)
                .until(() -> channels.status(bob.asker(), channel).toSend().equals(fil(4)));
        return channel;
    }

    private void awaitCollected(ChannelId channel) {
        await().atMost(PATIENCE).until(() -> bob.standing().balance().equals(fil(4)));
        await().atMost(PATIENCE).until(() -> ann.standing().balance().equals(fil(16)));
        assertThat(channels.status(bob.asker(), channel).state()).isEqualTo(State.COLLECTED);
    }
}
