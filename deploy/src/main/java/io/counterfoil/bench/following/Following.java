package io.counterfoil.bench.following;

import io.counterfoil.bench.measure.Filler;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Profile;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import io.counterfoil.platform.eventlog.Timers;
import java.time.Duration;
import java.util.List;

/**
 * How many events of orders a second a projection, a policy and a saga handle, each alone and then all consumers of the role
 * together. Timers do not fire: setting one is part of what a saga does, what it leads to is not.
 */
public final class Following implements Scenario {
    private static final int THOUSAND = 1_000;
    private static final int THOUSANDS = 20;
    private static final int TURNS = 3;
    private static final List<String> ALONE = List.of("order-list", "open-verification", "provider-verification");

    /** A round is a thousand events for each measurement. */
    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var lab = Lab.open(scratch.path(), "--counterfoil.roles=order");
                var profile = Profile.into(terms.profile())) {
            lab.bean(Timers.class).stop();
            var consumers = new Followers(lab);
            consumers.stop();
            Shop.open(lab).placeOrders(1, Duration.ofMillis(100));
            var filler = new Filler(lab, terms.progress());
            var sheet = new Sheet();
            long events = terms.rounds(THOUSANDS) * (long) THOUSAND;
            for (int turn = 0; turn <= terms.turns(TURNS); turn++) turn(sheet, consumers, filler, events, turn > 0);
            sheet.figure("events", events);
            sheet.figures(profile.summary());
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            return sheet.outcome("following");
        }
    }

    private static void turn(Sheet sheet, Followers consumers, Filler filler, long events, boolean counts) {
        filler.fillWithOrders(filler.events() + events);
        for (var consumer : ALONE) {
            long perSecond = consumers.catchUp(consumer, filler.events(), events);
            if (counts) sheet.note(consumer + "_per_second", perSecond);
        }
        consumers.catchUpAll(filler.events(), events);
        filler.fillWithOrders(filler.events() + events);
        long perSecond = consumers.catchUpAll(filler.events(), events);
        if (counts) sheet.note("all_per_second", perSecond);
    }
}
