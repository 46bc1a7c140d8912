package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Projections;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = Counterfoil.class)
class RebuildingTheListsOfChannelsTest {
    private static final List<String> LISTS = List.of("account-list", "channel-list", "voucher-list", "open-step");
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final List<String> QUERIES = List.of(
            "select one::text from account_list one order by account",
            "select one::text from channel_list one order by channel",
            "select one::text from channel_of_account one order by channel, account",
            "select one::text from voucher_list one order by voucher",
            "select one::text from lane_list one order by book, lane",
            "select funding || sent || done from open_deposit order by funding",
            "select channel || ends_at from open_window order by channel",
            "select reference || owed_at || paid from open_payout order by reference");

    @Autowired
    private JdbcClient sql;

    @Autowired
    private History history;

    @Autowired
    private Projections projections;

    @Test
    void gives_the_same(
            @Autowired Accounts accounts,
            @Autowired Channels channels,
            @Autowired MovableClock clock,
            @Autowired EventProcessingConfiguration processing) {
        var ann = Partner.of(accounts, channels, Scheme.FILECOIN, fil(20));
        var bob = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
        var channel = ann.fund(bob, fil(10));
        ann.fund(bob, fil(1));
        var submitted = ann.promise(channel, 0, fil(2));
        bob.take(channel, submitted);
        bob.take(channel, ann.promise(channel, 0, fil(3)));
        channels.submit(bob.asker(), channel, submitted, Bytes.NONE);
        channels.settle(ann.asker(), channel);
        await().until(() -> channels.status(ann.asker(), channel).toSend().equals(fil(3)));
        clock.advance(WINDOW);
        channels.collect(ann.asker(), channel);
        await().until(() -> bob.standing().balance().equals(fil(3)));
        await().until(() -> ann.standing().balance().equals(fil(17)));
        var end = history.position();
        await().until(() -> LISTS.stream().allMatch(list -> projections.reach(list) >= end));
        var before = lists();

        for (var list : LISTS) replay(list, processing);

        await().untilAsserted(() -> assertThat(lists()).isEqualTo(before));
    }

    private List<String> lists() {
        return QUERIES.stream()
                .flatMap(query -> Stream.concat(
                        Stream.of(query),
                        sql.sql(query).query(String.class).list().stream().map(String::valueOf)))
                .toList();
    }

    private static void replay(String processor, EventProcessingConfiguration processing) {
        var streaming = processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow();
        streaming.shutDown();
        streaming.resetTokens();
        streaming.start();
    }
}
