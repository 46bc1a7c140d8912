package io.counterfoil.bench.notify;

import io.counterfoil.bench.measure.Addressee;
import io.counterfoil.bench.measure.Cpu;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Profile;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * The notification role alone, with orders in the log that nobody has been told of: how fast it tells a sink on this machine
 * of all of them, from the event to the answer that is recorded.
 */
public final class Notify implements Scenario {
    private static final int NOTICES = 5_000;
    private static final int SHOPS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** PostgreSQL counts what it has done about once a second. */
    private static final Duration COUNTED = Duration.ofMillis(1_500);

    /** A round is a notice. */
    @Override
    public Outcome run(Terms terms) {
        var sheet = new Sheet();
        int notices = Math.max(SHOPS, terms.rounds(NOTICES)) / SHOPS * SHOPS;
        try (var scratch = Scratch.create();
                var sink = Sink.start()) {
            placeOrders(scratch.path(), sink, notices);
            tellOfThem(scratch.path(), sink, notices, terms, sheet);
        }
        return sheet.outcome("notify");
    }

    private static void placeOrders(Path home, Sink sink, int notices) {
        try (var lab = Lab.open(home, "--counterfoil.roles=order,notification", Lab.CONSUMERS_OFF);
                var callers = Executors.newFixedThreadPool(SHOPS)) {
            for (int i = 0; i < SHOPS; i++) {
                var shop = Shop.open(lab, "told-" + i, 1);
                Addressee.tell(lab, shop, sink.url(i), null);
                callers.execute(() -> {
                    for (int n = 0; n < notices / SHOPS; n++) {
                        lab.bean(CommandGateway.class).sendAndWait(shop.nextRequest());
                    }
                });
            }
        }
    }

    private static void tellOfThem(Path home, Sink sink, int notices, Terms terms, Sheet sheet) {
        try (var lab = Lab.open(home, "--counterfoil.roles=notification");
                var profile = Profile.into(terms.profile())) {
            var begin = System.nanoTime();
            var cpu = Cpu.now(lab);
            var writes = Writes.now(lab.sql());
            int early = sink.heard();
            // To look costs too: not before there is something to see.
            if (!Patience.await(PATIENCE, () -> sink.heard() == notices && delivered(lab) == notices)) {
                throw new BenchBroken(sink.heard() + " of " + notices + " notices were heard");
            }
            long told = Math.max(1, notices - early);
            sheet.figure("deliveries_per_second", told * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin));
            var after = Cpu.now(lab);
            after.note("delivery", cpu, told, sheet);
            sheet.figure("busy", after.since(cpu));
            sheet.figure("before_the_first_look", early);
            LockSupport.parkNanos(COUNTED.toNanos());
            Writes.now(lab.sql()).note(writes, told, sheet);
            sheet.figures(profile.summary());
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
        }
    }

    private static long delivered(Lab lab) {
        return lab.sql()
                .sql("select count(*) from delivery_list where state = 'delivered'")
                .query(Long.class)
                .single();
    }
}
