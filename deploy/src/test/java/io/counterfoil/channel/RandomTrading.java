package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.channel.PlainChannel.Paper;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Traders who do by chance what may be done, and beside them a plain model that says what has to come of it. */
final class RandomTrading {
    private static final int TRADERS = 3;
    private static final int LANES = 3;
    private static final long BEGINNING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Trader> traders;
    private final Map<Trader, Long> balances = new HashMap<>();
    private final List<PlainChannel> channels = new ArrayList<>();
    private final Random random;
    private final MovableClock clock;
    private final String seed;
    private int funded;

    RandomTrading(Http operator, MovableClock clock, String scheme, String asset, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
        this.seed = "seed " + seed;
        traders = IntStream.range(0, TRADERS)
                .mapToObj(_ -> Trader.open(operator, scheme, asset).with(operator, Long.toString(BEGINNING)))
                .toList();
        traders.forEach(trader -> balances.put(trader, BEGINNING));
    }

    void go(int steps) {
        for (int step = 0; step < steps; step++) step();
        for (var channel : List.copyOf(channels)) {
            if (!channel.settling) settle(channel);
            if (!channel.collected) collectInTime(channel);
        }
        for (var trader : traders) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(trader.balance()).as(seed).isEqualTo(Long.toString(balance(trader))));
        }
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(TRADERS * BEGINNING);
    }

    private void step() {
        int what = random.nextInt(20);
        if (channels.isEmpty() || what < 3) {
            fund();
            return;
        }
        var channel = one(channels);
        if (what < 10) promise(channel);
        else if (what < 14) accept(channel);
        else if (what < 18) submit(channel);
        else if (what < 19) end(channel);
        else tryToCollect(channel);
    }

    private void fund() {
        var payer = one(traders);
        var payee = one(traders);
        if (payer.equals(payee)) return;
        long amount = 1L + random.nextInt(300);
        var once = payer.once("funds-" + funded++);
        var answer = once.asksForFunds(payee, Long.toString(amount), ",\"waitSeconds\":10");
        boolean enough = balance(payer) >= amount;
        expect(answer, enough, 201);
        if (random.nextBoolean()) {
            var again = once.asksForFunds(payee, Long.toString(amount), ",\"waitSeconds\":10");
            expect(again, enough, 201);
            assertThat(again.at("/channel")).as(seed).isEqualTo(answer.at("/channel"));
        }
        if (!enough) return;
        balances.merge(payer, -amount, Long::sum);
        var id = answer.at("/channel");
        var known = channels.stream().filter(channel -> channel.id.equals(id)).findFirst();
        var channel = known.orElseGet(() -> new PlainChannel(id, payer, payee));
        if (known.isEmpty()) channels.add(channel);
        channel.balance += amount;
    }

    private void promise(PlainChannel channel) {
        int lane = random.nextInt(LANES);
        long amount = 1L + random.nextInt(150);
        var answer = channel.payer.promise(channel.id, Integer.toString(lane), Long.toString(amount));
        boolean may = channel.mayPromise(lane, amount);
        expect(answer, may, 201);
        if (!may) return;
        assertThat(answer.at("/nonce")).as(seed).isEqualTo(Long.toString(channel.nextNonce(lane)));
        channel.promise(new Paper(
                lane,
                channel.nextNonce(lane),
                amount,
                answer.json().at("/voucher").toString()));
    }

    private void accept(PlainChannel channel) {
        if (channel.papers.isEmpty()) return;
        var paper = one(channel.papers);
        boolean known = channel.knows(paper);
        boolean may = channel.mayAccept(paper);
        var answer = channel.payee.accept(channel.id, paper.text());
        expect(answer, may, 200);
        if (may) {
            assertThat(answer.at("/delta/amount")).as(seed).isEqualTo(Long.toString(channel.accept(paper)));
            assertThat(answer.json().at("/known").asBoolean()).as(seed).isEqualTo(known);
        }
        if (!channel.collected) requireToSend(channel);
    }

    /** Any that there ever was, whether it was submitted before or overtaken. */
    private void submit(PlainChannel channel) {
        if (channel.papers.isEmpty()) return;
        var paper = one(channel.papers);
        if (channel.mayBeSubmittedByItself(paper)) return;
        boolean may = channel.mayRedeem(paper);
        expect(channel.payee.submit(channel.id, paper.text()), may, 200);
        if (may) channel.submit(paper);
        if (!channel.collected) requireToSend(channel);
    }

    private void end(PlainChannel channel) {
        if (!channel.settling) settle(channel);
        else if (!channel.over) passWindows();
        else if (!channel.collected) collectInTime(channel);
    }

    private void settle(PlainChannel channel) {
        var answer = either(channel).settle(channel.id);
        expect(answer, true, 200);
        channel.settle();
        await().atMost(PATIENCE).untilAsserted(() -> requireToSend(channel));
    }

    /** All windows that are open are over: of some the end would come by itself, at a moment that no model knows. */
    private void passWindows() {
        var settling = channels.stream()
                .filter(channel -> channel.settling && !channel.over && !channel.collected)
                .toList();
        settling.forEach(this::waitForEnd);
        settling.forEach(channel -> channel.over = true);
    }

    private void waitForEnd(PlainChannel channel) {
        var end = Instant.parse(channel.payer.see(channel.id).at("/settlesAt"));
        if (clock.instant().isBefore(end)) clock.advance(Duration.between(clock.instant(), end));
    }

    private void collectInTime(PlainChannel channel) {
        if (!channel.over) passWindows();
        expect(either(channel).collect(channel.id), true, 200);
        channel.collected = true;
        balances.merge(channel.payee, channel.toSend(), Long::sum);
        balances.merge(channel.payer, channel.balance - channel.toSend(), Long::sum);
    }

    private void tryToCollect(PlainChannel channel) {
        if (channel.over && !channel.collected) collectInTime(channel);
        else expect(either(channel).collect(channel.id), false, 200);
    }

    private void requireToSend(PlainChannel channel) {
        var seen = channel.payer.see(channel.id);
        assertThat(seen.at("/toSend/amount")).as(seed).isEqualTo(Long.toString(channel.toSend()));
        assertThat(seen.at("/balance/amount")).as(seed).isEqualTo(Long.toString(channel.balance));
    }

    private long balance(Trader trader) {
        return balances.getOrDefault(trader, 0L);
    }

    private Trader either(PlainChannel channel) {
        return random.nextBoolean() ? channel.payer : channel.payee;
    }

    private void expect(Answer answer, boolean done, int status) {
        assertThat(answer.status() == status).as(seed + ": " + answer.text()).isEqualTo(done);
        assertThat(answer.status()).as(seed + ": " + answer.text()).isLessThan(500);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
