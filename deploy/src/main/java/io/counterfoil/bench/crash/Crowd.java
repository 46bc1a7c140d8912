package io.counterfoil.bench.crash;

import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Clients who place orders until they are told that they have, and payers who pay. */
final class Crowd {
    private static final int CLIENTS = 8;
    private static final int PAYERS_PERCENT = 90;
    private static final int CREATED = 201;
    private static final int BUSY = 503;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Merchant merchant;
    private final Api provider;
    private final Terms terms;
    private final Killer killer;
    private final int orders;
    private final Findings findings;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final LongAdder busy = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    Crowd(Merchant merchant, Api provider, Terms terms, Killer killer, int orders, Findings findings) {
        this.merchant = merchant;
        this.provider = provider;
        this.terms = terms;
        this.killer = killer;
        this.orders = orders;
        this.findings = findings;
    }

    /** Returns when all orders are placed and every blow has fallen. */
    void trade() {
        var until = terms.until();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = Stream.generate(() -> threads.submit(() -> buyUntil(until)))
                    .limit(CLIENTS)
                    .toList();
            killer.strike(orders, told, () -> clients.stream().allMatch(Future::isDone));
            for (var client : clients) await(client);
        }
    }

    /** @return how many are begun by then */
    private int buyUntil(Terms.Until until) throws IOException {
        int number = next.getAndIncrement();
        while (number < orders && !until.isOver()) {
            buy(number);
            number = next.getAndIncrement();
        }
        return number;
    }

    private static void await(Future<?> client) {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw new BenchBroken("a client has given up: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private void buy(int number) throws IOException {
        var orderNo = "C-" + number;
        var order = place(orderNo).json();
        var pays = new SplittableRandom(terms.seed() + number).nextInt(100) < PAYERS_PERCENT;
        if (pays)
            pay(
                    order.at("/payment/url").asString(),
                    order.at("/payment/attempt").asString());
        told.add(new Told(orderNo, order, pays));
        terms.progress().at("orders", told.size(), orders);
    }

    /** Asks again in the same words, as a client does that was not told. */
    private Answer place(String orderNo) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                var answer = merchant.place(orderNo);
                if (answer.status() == CREATED && !answer.text("/payment/url").isEmpty()) return answer;
                if (answer.status() != CREATED && answer.status() < 500) {
                    throw new BenchBroken("an order was refused: " + answer.status() + " " + answer.body());
                }
                busy.increment();
                refusedClearly(answer);
            } catch (IOException nobodyThere) {
                unanswered.increment();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new BenchBroken(orderNo + " could not be placed");
    }

    /** An order that is placed while its provider cannot be asked is no refusal. */
    private void refusedClearly(Answer answer) {
        findings.require(
                answer.status() == CREATED
                        || (answer.status() == BUSY
                                && !answer.header("Retry-After").isEmpty()),
                "refused without a clear word",
                answer.status() + " " + answer.body());
    }

    private void pay(String url, String attempt) throws IOException {
        var opened = Api.exchange(HttpRequest.newBuilder(URI.create(url)).build());
        if (opened.status() != 302) throw new BenchBroken("no cashier: " + opened.status() + " " + opened.body());
        provider.post(Api.NO_KEY, "/sandbox/pay/" + attempt, Map.of("outcome", "pay"))
                .require(200);
    }

    Collection<Told> told() {
        return told;
    }

    long busy() {
        return busy.sum();
    }

    long unanswered() {
        return unanswered.sum();
    }
}
