package io.counterfoil.bench.races;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Books;
import io.counterfoil.bench.world.Ledger;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** All races, one kind after the other; and what must hold when all are over. */
final class Meeting {
    /** Of one kind side by side. */
    private static final int LANES = 4;

    private static final Duration NOTICES_WITHIN = Duration.ofMinutes(3);

    private final Arena arena;
    private final Umpire umpire;
    private final Books books;
    private final Terms terms;
    private final int rounds;
    private final TreeMap<String, Object> figures = new TreeMap<>();

    Meeting(Arena arena, Terms terms) {
        this.arena = arena;
        this.terms = terms;
        umpire = new Umpire(arena);
        books = new Books(arena.log(), arena.findings());
        rounds = terms.rounds().orElse(Races.ROUNDS);
    }

    Outcome hold() throws IOException {
        var begin = System.nanoTime();
        var until = terms.until();
        for (var race : Race.ALL) figures.put("rounds." + race.name(), run(race, until));
        terms.progress().done();
        judge();
        umpire.endings.forEach((ending, times) -> figures.put("endings." + ending, times));
        figures.put("seed", terms.seed());
        figures.put("answeredBusy", umpire.busy.sum());
        figures.put("seconds", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        return Outcome.of("races", figures, arena.findings());
    }

    /** @return how many rounds were run */
    private int run(Race race, Terms.Until until) {
        int goes = Math.ceilDiv(rounds, race.heats());
        var next = new AtomicInteger();
        var run = new AtomicInteger();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            var running = new ArrayList<Future<?>>();
            for (int lane = 0; lane < (race.movesTime() ? 1 : LANES); lane++) {
                running.add(lanes.submit(() -> {
                    for (int go = next.getAndIncrement(); go < goes && !until.isOver(); go = next.getAndIncrement()) {
                        race.running().run(round(race, go));
                        terms.progress().at(race.name(), run.addAndGet(race.heats()), rounds);
                    }
                    return race;
                }));
            }
            for (var lane : running) await(lane);
        }
        return run.get();
    }

    private Round round(Race race, int number) {
        var name = race.name() + "-" + number;
        return new Round(arena, umpire, name, new SplittableRandom(terms.seed() * 31 + name.hashCode()));
    }

    private static void await(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException e) {
            throw new BenchBroken("a race broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private void judge() throws IOException {
        var taken = Ledger.of(arena.api()).taken().values();
        books.requireSame(taken);
        books.requireWhole();
        var paid = books.paidOrders();
        Patience.await(
                NOTICES_WITHIN,
                () -> paid.stream()
                        .noneMatch(order -> arena.server().paidNotices(order).isEmpty()));
        arena.server().requireTold(paid, arena.findings());
        requireOneEnding();
        umpire.requireRacesBothWays(rounds);
        figures.put("taken", taken.size());
        figures.put("paid", paid.size());
        figures.put("owed", books.recordedCount() - paid.size());
    }

    /** However the race went, an order is placed once, and paid or closed once. */
    private void requireOneEnding() {
        var odd = arena.log().texts("""
                select stream || ' ' || string_agg(name, ' ' order by sequence) from event_log.event
                 where stream like 'or\\_%' group by stream
                having count(*) filter (where name like 'order.placed/%') <> 1
                    or count(*) filter (where name like 'order.paid/%' or name like 'order.closed/%') > 1
                """);
        arena.findings().require(odd.isEmpty(), "placed once, and paid or closed once", odd.toString());
    }
}
