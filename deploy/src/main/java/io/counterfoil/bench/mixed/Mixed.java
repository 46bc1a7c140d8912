package io.counterfoil.bench.mixed;

import io.counterfoil.bench.measure.Crew;
import io.counterfoil.bench.measure.Door;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Profile;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.time.Duration;

/**
 * All roles on, over HTTP: of twenty requests four place an order, ten read one, three list them, two read goods, one reads
 * an order's story.
 */
public final class Mixed implements Scenario {
    private static final int CALLERS = 16;
    private static final int ROUNDS = 3;
    private static final Duration STRETCH = Duration.ofSeconds(10);

    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var lab = Lab.open(scratch.path(), Instance.unlimited());
                var profile = Profile.into(terms.profile())) {
            var sheet = new Sheet();
            var shop = Shop.open(lab);
            var door = Door.of(lab, shop);
            var time = terms.stretch(STRETCH);
            day(door, shop, time.multipliedBy(2), new Sheet());
            for (int round = 1; round <= terms.rounds(ROUNDS); round++) {
                terms.progress().at("mixed: round", round, terms.rounds(ROUNDS));
                day(door, shop, time, sheet);
            }
            terms.progress().done();
            sheet.figures(profile.summary());
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            return sheet.outcome("mixed");
        }
    }

    private static void day(Door door, Shop shop, Duration time, Sheet sheet) {
        try (var day = new Day(door, shop)) {
            var all = Crew.call(CALLERS, time, day::request);
            sheet.note("mixed_per_second", all.perSecond());
            sheet.note("mixed_micros_p50", all.micros(50));
            sheet.note("mixed_micros_p99", all.micros(99));
            day.note(sheet);
        }
    }
}
