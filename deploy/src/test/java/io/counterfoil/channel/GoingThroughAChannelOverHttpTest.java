package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChannelTest
class GoingThroughAChannelOverHttpTest {
    @Autowired
    private Http operator;

    @Autowired
    private MovableClock clock;

    @ParameterizedTest
    @CsvSource({"native, CNY/2", "filecoin, FIL/18"})
    void pays_what_was_promised_last_on_every_lane_and_gives_back_the_rest(String scheme, String asset) {
        var ann = Trader.open(operator, scheme, asset).with(operator, "20");
        var bob = Trader.open(operator, scheme, asset);

        var channel = ann.fund(bob, "10");
        assertThat(delta(bob.accept(channel, ann.voucher(channel, "0", "2")))).isEqualTo("2");
        assertThat(delta(bob.accept(channel, ann.voucher(channel, "0", "4")))).isEqualTo("2");
        assertThat(ann.fund(bob, "5")).isEqualTo(channel);
        var lane = ann.http().post("/v1/channels/" + channel + "/lanes").at("/lane");
        assertThat(lane).isEqualTo("1");
        assertThat(delta(bob.accept(channel, ann.voucher(channel, lane, "9")))).isEqualTo("9");
        var beyond = ann.promise(channel, "2", "3");
        assertThat(beyond.at("/code")).describedAs(beyond.text()).isEqualTo("deposit-short");
        assertThat(beyond.at("/detail")).endsWith("shortfall: 1");

        var settling = bob.settle(channel);
        assertThat(settling.at("/state")).describedAs(settling.text()).isEqualTo("settling");
        await().untilAsserted(
                        () -> assertThat(bob.see(channel).at("/toSend/amount")).isEqualTo("13"));
        assertThat(bob.collect(channel).at("/code")).isEqualTo("channel-not-settled");
        clock.advance(Duration.between(clock.instant(), Instant.parse(settling.at("/settlesAt"))));
        var collected = bob.collect(channel);
        assertThat(collected.at("/state")).describedAs(collected.text()).isEqualTo("collected");

        await().untilAsserted(() -> assertThat(ann.balance()).isEqualTo("7"));
        await().untilAsserted(() -> assertThat(bob.balance()).isEqualTo("13"));
        assertThat(ann.collect(channel).at("/code")).isEqualTo("channel-collected");
    }

    @ParameterizedTest
    @CsvSource({"native, CNY/2", "filecoin, FIL/18"})
    void shows_both_parties_their_vouchers_and_the_best_of_each_lane(String scheme, String asset) {
        var ann = Trader.open(operator, scheme, asset).with(operator, "20");
        var bob = Trader.open(operator, scheme, asset);
        var channel = ann.fund(bob, "10");
        bob.accept(channel, ann.voucher(channel, "1", "1"));
        bob.accept(channel, ann.voucher(channel, "0", "2"));
        var best = ann.voucher(channel, "0", "4");
        bob.accept(channel, best);
        ann.voucher(channel, "2", "1");

        await().untilAsserted(() -> assertThat(listed(bob, channel, "")).containsExactly("0/1/2", "0/2/4", "1/1/1"));
        await().untilAsserted(
                        () -> assertThat(listed(ann, channel, "")).containsExactly("0/1/2", "0/2/4", "1/1/1", "2/1/1"));
        assertThat(listed(bob, channel, "/best")).containsExactly("0/2/4", "1/1/1");
        assertThat(bob.submit(channel, best).at("/toSend/amount")).isEqualTo("4");
        await().untilAsserted(() -> assertThat(listed(bob, channel, "/best")).containsExactly("1/1/1"));
    }

    private static String delta(Answer accepted) {
        assertThat(accepted.status()).describedAs(accepted.text()).isEqualTo(200);
        return accepted.at("/delta/amount");
    }

    private static Iterable<String> listed(Trader trader, String channel, String which) {
        var page = trader.http().get(Trader.vouchers(channel) + which);
        assertThat(page.status()).describedAs(page.text()).isEqualTo(200);
        return StreamSupport.stream(page.json().at("/items").spliterator(), false)
                .map(item ->
                        item.at("/lane").asString() + "/" + item.at("/nonce").asString() + "/"
                                + item.at("/amount/amount").asString())
                .toList();
    }
}
