package io.counterfoil.bench.crash;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Firm;
import io.counterfoil.bench.world.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Pairs of firms who go through one channel after another, from deposit to collecting, while blows fall. */
final class Traders implements AutoCloseable {
    private static final int PAIRS = 3;
    private static final long BEGINNING = 1_000_000_000;
    private static final long DEPOSIT = 100;
    private static final int PAYMENTS = 4;

    /** The second voucher of a lane takes the place of the first. */
    private static final List<Long> AMOUNTS = List.of(3L, 7L);

    private final Findings findings;
    private final List<Pair> pairs = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
    private final List<Future<?>> trading = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger channels = new AtomicInteger();

    private Traders(Findings findings) {
        this.findings = findings;
    }

    private record Pair(Firm payer, Firm payee) {}

    static Traders begin(Instance node, Findings findings) throws IOException {
        var traders = new Traders(findings);
        for (int pair = 0; pair < PAIRS; pair++) {
            traders.pairs.add(
                    new Pair(Firm.open(node, "Payer " + pair, BEGINNING), Firm.open(node, "Payee " + pair, BEGINNING)));
        }
        for (var pair : traders.pairs) traders.trading.add(traders.threads.submit(() -> traders.trade(pair)));
        return traders;
    }

    private void trade(Pair pair) {
        for (int number = 0; !over.get(); number++) goThrough(pair, "channel-" + number);
    }

    private void goThrough(Pair pair, String name) {
        var payer = pair.payer();
        var payee = pair.payee();
        var channel = payer.fund(payee, DEPOSIT, name);
        for (int lane = 0; lane < PAYMENTS; lane++) {
            var vouchers = payer.pay(payee, AMOUNTS, name + "-" + lane);
            long credited = 0;
            for (var voucher : vouchers) credited += payee.take(channel, voucher);
            findings.require(credited == AMOUNTS.getLast(), "not credited as promised", channel + ": " + credited);
            if (lane == 0) payee.submit(channel, vouchers.getLast());
        }
        payee.bring(channel, "settle", "settling");
        payee.bring(channel, "collect", "collected");
        payer.awaitNoChannel(payee);
        channels.incrementAndGet();
    }

    /** Has them finish what they have begun. */
    @Override
    public void close() {
        over.set(true);
        threads.shutdown();
        try {
            for (var one : trading) one.get();
        } catch (ExecutionException e) {
            throw new BenchBroken("a trader has given up: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    /** How many have been collected. */
    int channels() {
        return channels.get();
    }
}
