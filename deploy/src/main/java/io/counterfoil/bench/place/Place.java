package io.counterfoil.bench.place;

import io.counterfoil.bench.measure.Cpu;
import io.counterfoil.bench.measure.Crew;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Profile;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.measure.Stretch;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Orders placed through the command gateway, nobody following the log.
 *
 * <p>An order is two events, so two rows, in one command. pgbench's transaction is one row: {@code place_vs_pgbench}
 * compares commands with transactions, {@code place_rows_vs_pgbench} rows with rows.
 */
public final class Place implements Scenario {
    static final int CALLERS = 64;

    private static final int ROUNDS = 5;
    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final int ROWS_AN_ORDER = 2;
    /** One caller's stretch is a part of theirs. */
    private static final int ALONE = 3;

    @Override
    public Outcome run(Terms terms) {
        var binary = PgBenchBinary.find();
        try (var scratch = Scratch.create();
                var lab = Lab.open(scratch.path(), Lab.CONSUMERS_OFF, "--counterfoil.roles=order");
                var stock = StockAxon.on(lab);
                var profile = Profile.into(terms.profile())) {
            var round = new Round(lab, stock, Shop.open(lab), new Sheet());
            round.warmUp(terms.stretch(STRETCH));
            var pgbench = PgBench.on(lab, binary);
            round.sheet.figure("pgbench_clients", pgbench.findBestClients(terms.stretch(STRETCH)));
            // What was written so far becomes the files that the journal goes on in, as on a server that has run for a
            // while.
            lab.sql().sql("checkpoint").update();
            for (int i = 1; i <= terms.rounds(ROUNDS); i++) {
                terms.progress().at("place: round", i, terms.rounds(ROUNDS));
                round.measure(pgbench, terms.stretch(STRETCH));
            }
            terms.progress().done();
            round.sheet.figures(profile.summary());
            return round.outcome();
        }
    }

    private record Round(Lab lab, StockAxon stock, Shop shop, Sheet sheet) {
        /** Compilers and caches have seen what is to come, and the tables are not empty. */
        void warmUp(Duration time) {
            for (int i = 0; i < 2; i++) {
                ours(CALLERS, time);
                stock(CALLERS, time);
            }
        }

        void measure(PgBench pgbench, Duration time) {
            var groups =
                    lab.bean(MeterRegistry.class).get("log.append.commands").summary();
            long before = groups.count();
            var begin = Cpu.now(lab);
            var ours = ours(CALLERS, time);
            var middle = Cpu.now(lab);
            sheet.note("place_commands_a_group", ours.done() / Math.max(1, groups.count() - before));
            var stock = stock(CALLERS, time);
            var end = Cpu.now(lab);
            sheet.figure("place_cpu", middle.since(begin));
            middle.note("place", begin, ours.done(), sheet);
            sheet.figure("stock_cpu", end.since(middle));
            end.note("stock", middle, stock.done(), sheet);
            sheet.note("place_per_second", ours.perSecond());
            sheet.note("place_rows_per_second", ours.perSecond() * ROWS_AN_ORDER);
            sheet.note("place_micros_p50", ours.micros(50));
            sheet.note("place_micros_p99", ours.micros(99));
            sheet.note("stock_per_second", stock.perSecond());
            sheet.note("pgbench_per_second", pgbench.perSecond(time));
            var alone = time.dividedBy(ALONE);
            sheet.note("latency_1_client_micros", ours(1, alone).micros(50));
            sheet.note("stock_latency_1_client_micros", stock(1, alone).micros(50));
        }

        private Stretch ours(int callers, Duration time) {
            return shop.placeOrders(callers, time);
        }

        private Stretch stock(int callers, Duration time) {
            return Crew.call(callers, time, () -> stock.gateway().sendAndWait(shop.nextRequest()));
        }

        Outcome outcome() {
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            sheet.figure("callers", CALLERS);
            sheet.ratio("place_vs_pgbench", "place_per_second", "pgbench_per_second");
            sheet.ratio("place_rows_vs_pgbench", "place_rows_per_second", "pgbench_per_second");
            sheet.ratio("place_vs_stock", "place_per_second", "stock_per_second");
            sheet.ratio("latency_1_client_vs_stock", "latency_1_client_micros", "stock_latency_1_client_micros");
            return sheet.outcome("place");
        }
    }
}
