package io.counterfoil.bench.hotstream;

import io.counterfoil.bench.measure.Filler;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.nio.file.Path;
import java.util.List;

/**
 * Changes of price, one after another, of goods with 100,000 events and of goods with 10: as they are remembered, and by a
 * process that has just started.
 */
public final class HotStream implements Scenario {
    static final int LONG = 100_000;
    private static final int TURNS = 5;
    private static final int WARM_UPS = 3;
    private static final int RESTARTS = 3;
    private static final String HOT = "hot";
    private static final String READ = "hot, and read alone";
    private static final String COOL = "cool";

    /** A round is an event of the long stream. */
    @Override
    public Outcome run(Terms terms) {
        var sheet = new Sheet();
        try (var scratch = Scratch.create()) {
            try (var lab = open(scratch.path())) {
                warm(lab, terms, sheet);
                sheet.figures(Machine.facts(lab.sql(), lab.data()));
            }
            for (int restart = 0; restart < (terms.rounds().isPresent() ? 1 : RESTARTS); restart++)
                cold(scratch.path(), restart, sheet);
        }
        sheet.ratio("hot_stream_100k_vs_10", "warm_100k_micros", "warm_10_micros");
        sheet.ratio("hot_stream_cold_100k_vs_10", "cold_100k_micros", "cold_10_micros");
        sheet.ratio("reading_cold_100k_vs_10", "cold_read_100k_micros", "cold_read_10_micros");
        return sheet.outcome("hot-stream");
    }

    private static Lab open(Path home) {
        return Lab.open(home, Lab.CONSUMERS_OFF, "--counterfoil.roles=order");
    }

    private static void warm(Lab lab, Terms terms, Sheet sheet) {
        var prices = new Prices(lab, Shop.open(lab).merchant());
        prices.createCool("first");
        long events = terms.rounds(LONG);
        var filler = new Filler(lab, terms.progress());
        for (var goods : List.of(HOT, READ))
            filler.fillWithPrices(prices.create(goods).value(), 1, events);
        for (int i = 0; i < WARM_UPS; i++) prices.changeCool("warm-up " + i);
        sheet.figure("events_of_the_long_stream", events);
        sheet.figure("first_ever_command_on_100k_micros", prices.change(prices.named(HOT)));
        sheet.figure("first_ever_read_of_100k_micros", prices.read(prices.named(READ)));
        for (int turn = 0; turn < TURNS; turn++) {
            sheet.note("warm_100k_micros", prices.changeOften(prices.named(HOT)));
            sheet.note("warm_10_micros", prices.changeCool("turn " + turn));
        }
        prices.createCool(COOL);
    }

    /** What is compiled already stays so: only what is remembered of the log is gone. */
    private static void cold(Path home, int restart, Sheet sheet) {
        try (var lab = open(home)) {
            var prices = new Prices(lab, Shop.open(lab).merchant());
            prices.changeCool("warm-up after restart " + restart);
            var cool = prices.names(COOL);
            sheet.note("cold_read_10_micros", prices.read(prices.named(cool.get(2 * restart))));
            sheet.note("cold_read_100k_micros", prices.read(prices.named(READ)));
            sheet.note("cold_10_micros", prices.change(prices.named(cool.get(2 * restart + 1))));
            sheet.note("cold_100k_micros", prices.change(prices.named(HOT)));
        }
    }
}
