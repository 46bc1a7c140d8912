package io.counterfoil.bench.growth;

import io.counterfoil.bench.measure.Filler;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Orders placed in turns into a log that is empty, and into one that has a million and ten million events, on two PostgreSQL
 * servers.
 */
public final class Growth implements Scenario {
    private static final int CALLERS = 64;
    private static final int MILLIONS = 10;
    private static final int THOUSAND = 1_000;
    private static final int TURNS = 5;
    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final String[] OPTIONS = {Lab.CONSUMERS_OFF, "--counterfoil.roles=order"};

    /** A round is a thousand events of the long log. */
    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var empty = Lab.open(scratch.path().resolve("empty"), OPTIONS);
                var full = Lab.open(scratch.path().resolve("full"), OPTIONS)) {
            var turns = new Turns(empty, full, terms, new Sheet());
            turns.warmUp();
            var filler = new Filler(full, terms.progress());
            long most = terms.rounds(MILLIONS * THOUSAND) * (long) THOUSAND;
            filler.fillWithOrders(most / MILLIONS);
            turns.take("1m");
            filler.fillWithOrders(most);
            turns.take("10m");
            turns.sheet.figure("events_at_the_end", filler.events());
            return turns.outcome();
        }
    }

    private record Turns(Lab empty, Lab full, Map<Lab, Shop> shops, Terms terms, Sheet sheet) {
        Turns(Lab empty, Lab full, Terms terms, Sheet sheet) {
            this(empty, full, Map.of(empty, Shop.open(empty), full, Shop.open(full)), terms, sheet);
        }

        void warmUp() {
            for (int i = 0; i < 2; i++) {
                perSecond(empty);
                perSecond(full);
            }
        }

        void take(String size) {
            for (int turn = 0; turn < terms.turns(TURNS); turn++) {
                empty.sql().sql("truncate event_log.event").update();
                sheet.note("place_per_second_0_beside_" + size, perSecond(empty));
                sheet.note("place_per_second_" + size, perSecond(full));
            }
        }

        private long perSecond(Lab lab) {
            return Objects.requireNonNull(shops.get(lab))
                    .placeOrders(CALLERS, terms.stretch(STRETCH))
                    .perSecond();
        }

        Outcome outcome() {
            sheet.figures(Machine.facts(full.sql(), full.data()));
            sheet.figure("log_size", size());
            sheet.ratio("growth_1m_vs_0", "place_per_second_1m", "place_per_second_0_beside_1m");
            sheet.ratio("growth_10m_vs_0", "place_per_second_10m", "place_per_second_0_beside_10m");
            return sheet.outcome("growth");
        }

        private String size() {
            return full.sql().sql("""
                            select pg_size_pretty(pg_table_size('event_log.event')) || ', indexes '
                                   || pg_size_pretty(pg_indexes_size('event_log.event'))
                            """).query(String.class).single();
        }
    }
}
