package io.counterfoil.bench.placeall;

import io.counterfoil.bench.measure.Cpu;
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
import java.util.ArrayList;

/**
 * All roles on: orders placed as the door places them, listed, watched over by their sagas, told to a merchant's server.
 * The rate rises until some consumer is more than a second behind the head of the log.
 */
public final class PlaceAll implements Scenario {
    private static final int STEPS = 30;
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final long FIRST_PER_SECOND = 50;
    private static final int WARM_UPS = 4;

    /** A round is a step up. */
    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var sink = Sink.start();
                var lab = Lab.open(scratch.path(), Instance.unlimited());
                var profile = Profile.into(terms.profile())) {
            var sheet = new Sheet();
            var shop = Shop.open(lab);
            sink.hearOf(lab, shop);
            var traffic = new Traffic(lab, shop, sink);
            climb(traffic, terms, sheet);
            sheet.figures(profile.summary());
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            return sheet.outcome("place-all");
        }
    }

    private static void climb(Traffic traffic, Terms terms, Sheet sheet) {
        var time = terms.stretch(STEP);
        var story = new ArrayList<String>();
        for (int i = 0; i < WARM_UPS; i++) {
            traffic.run(FIRST_PER_SECOND, time);
            traffic.drain();
        }
        long best = 0;
        long offered = FIRST_PER_SECOND;
        for (int step = 1; step <= terms.rounds(STEPS); step++) {
            terms.progress().at("place-all: orders a second offered", offered, offered);
            var before = Cpu.now(traffic.lab());
            var seen = traffic.run(offered, time);
            story.add(offered + " offered: " + seen + ", "
                    + Cpu.now(traffic.lab()).since(before));
            if (!seen.keepsUpWith(offered)) break;
            best = seen.perSecond();
            traffic.drain();
            // A quarter more each time.
            offered = offered * 5 / 4;
        }
        terms.progress().done();
        sheet.figure("steps", story);
        sheet.figure("place_all_per_second", best);
    }
}
