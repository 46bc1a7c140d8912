package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.bench.conservation.Conservation;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Firm;
import io.counterfoil.bench.world.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of funding, of settling, and of collecting. */
class DyingWhileMoneyMovesTest {
    private static final int PAIRS = 6;
    private static final int DEPOSITS = 4;
    private static final int LANES = 12;
    private static final long BEGINNING = 1_000;
    private static final long DEPOSIT = 100;
    private static final long PROMISE = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEYOND_EVERY_WINDOW = Duration.ofDays(2);

    @TempDir
    private Path directory;

    private final ExecutorService clients = Executors.newFixedThreadPool(PAIRS);
    private final List<Firm> payers = new ArrayList<>();
    private final List<Firm> payees = new ArrayList<>();
    private Instance node;

    @BeforeEach
    void open() throws IOException {
        node = Instance.launch(directory, Instance.unlimited("--roles=order,channel,sandbox"))
                .awaitReady();
        for (int i = 0; i < PAIRS; i++) {
            payers.add(Firm.open(node, "Payer " + i, BEGINNING));
            payees.add(Firm.open(node, "Payee " + i, BEGINNING));
        }
    }

    @AfterEach
    void close() {
        clients.close();
        node.close();
    }

    @Test
    void neither_makes_nor_loses_money_and_comes_to_the_same_end() throws Exception {
        var channels = funding();
        for (int i = 0; i < PAIRS; i++) promises(i, channels.get(i));
        settling(channels);
        collecting(channels);

        await().atMost(PATIENCE)
                .until(() -> Conservation.of(node.log(), new Findings()).isAtRest());
        assertSound();
        for (int i = 0; i < PAIRS; i++) {
            assertThat(balance(payers.get(i))).isEqualTo(Long.toString(BEGINNING - LANES * PROMISE));
            assertThat(balance(payees.get(i))).isEqualTo(Long.toString(BEGINNING + LANES * PROMISE));
        }
    }

    private List<String> funding() throws Exception {
        var asked = IntStream.range(0, PAIRS)
                .mapToObj(i -> clients.submit(() -> deposits(i)))
                .toList();
        await().atMost(PATIENCE).until(() -> has("channel.funds-sent", PAIRS));
        dies();
        var channels = new ArrayList<String>();
        for (var one : asked) channels.add(one.get());
        assertSound();
        for (var channel : channels) {
            var seen = payers.get(channels.indexOf(channel)).see("/v1/channels/" + channel);
            assertThat(seen.text("/balance/amount")).isEqualTo(Long.toString(DEPOSITS * DEPOSIT));
        }
        return channels;
    }

    private String deposits(int pair) {
        return IntStream.range(0, DEPOSITS)
                .mapToObj(number -> payers.get(pair).fund(payees.get(pair), DEPOSIT, "deposit-" + number))
                .toList()
                .getLast();
    }

    private void promises(int pair, String channel) {
        for (int lane = 0; lane < LANES; lane++) {
            var vouchers = payers.get(pair).pay(payees.get(pair), List.of(PROMISE), "payment-" + lane);
            assertThat(payees.get(pair).take(channel, vouchers.getFirst())).isEqualTo(PROMISE);
        }
    }

    private void settling(List<String> channels) throws Exception {
        var asked = all(channels, pair -> payees.get(pair).bring(channels.get(pair), "settle", "settling"));
        await().atMost(PATIENCE).until(() -> has("channel.redeemed", 1));
        dies();
        for (var one : asked) one.get();
        await().atMost(PATIENCE).until(() -> has("channel.redeemed", PAIRS * LANES));
        assertSound();
    }

    private void collecting(List<String> channels) throws Exception {
        node.api()
                .post(node.operatorKey(), "/sandbox/clock", Map.of("advance", BEYOND_EVERY_WINDOW.toString()))
                .require(200);
        var asked = all(channels, pair -> payees.get(pair).bring(channels.get(pair), "collect", "collected"));
        await().atMost(PATIENCE).until(() -> has("channel.collected", 1));
        dies();
        for (var one : asked) one.get();
        assertSound();
    }

    private List<? extends Future<?>> all(List<String> channels, IntConsumer ask) {
        return IntStream.range(0, channels.size())
                .mapToObj(pair -> clients.submit(() -> ask.accept(pair)))
                .toList();
    }

    private boolean has(String name, long atLeast) {
        return node.log().number("select count(*) from event_log.event where name like ?", name + "/%") >= atLeast;
    }

    private void dies() {
        node.kill();
        node.startAgain();
        node.awaitReady();
    }

    private void assertSound() {
        var findings = new Findings();
        Conservation.of(node.log(), findings);
        assertThat(findings.kept()).isEmpty();
    }

    private static String balance(Firm firm) {
        return firm.see("/v1/accounts/" + firm.account()).text("/balance/amount");
    }
}
