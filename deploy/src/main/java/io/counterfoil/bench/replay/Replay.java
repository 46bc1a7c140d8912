package io.counterfoil.bench.replay;

import io.counterfoil.bench.measure.Filler;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Profile;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.postgresql.PGConnection;

/**
 * The whole log as a consumer gets it, payload and metadata as objects, beside {@code COPY … TO STDOUT}, which makes nothing
 * of what it sends.
 */
public final class Replay implements Scenario {
    private static final int THOUSAND = 1_000;
    private static final int THOUSANDS = 1_000;
    private static final int TURNS = 5;
    private static final String COPY = "copy event_log.event to stdout";

    /** A round is a thousand events. */
    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var lab = Lab.open(scratch.path(), Lab.CONSUMERS_OFF, "--counterfoil.roles=order");
                var profile = Profile.into(terms.profile())) {
            var sheet = new Sheet();
            Shop.open(lab).placeOrders(1, Duration.ofMillis(100));
            var filler = new Filler(lab, terms.progress());
            filler.fillWithOrders(terms.rounds(THOUSANDS) * (long) THOUSAND);
            var events = filler.events();
            replay(lab, events);
            for (int turn = 0; turn < terms.turns(TURNS); turn++) {
                sheet.note("copy_per_second", perSecond(events, () -> copy(lab, events)));
                sheet.note("replay_per_second", perSecond(events, () -> replay(lab, events)));
            }
            sheet.figure("events", events);
            sheet.figures(profile.summary());
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            sheet.ratio("replay_vs_copy", "replay_per_second", "copy_per_second");
            return sheet.outcome("replay");
        }
    }

    private static long perSecond(long events, Runnable reading) {
        var begin = System.nanoTime();
        reading.run();
        return events * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
    }

    private static void replay(Lab lab, long events) {
        try (var stream = lab.bean(EventStore.class).openStream(new GlobalSequenceTrackingToken(0))) {
            for (long position = 1; position <= events; position++) {
                var event = stream.nextAvailable();
                if (event.getPayload() == null || event.getMetaData().isEmpty()) {
                    throw new BenchBroken("an event says nothing");
                }
                if (event.trackingToken().position().orElse(0) != position) {
                    throw new BenchBroken("after position " + (position - 1) + " came " + event.trackingToken());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private static void copy(Lab lab, long events) {
        try (var connection = lab.owner().getConnection();
                var nowhere = OutputStream.nullOutputStream()) {
            var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, nowhere);
            if (rows != events) throw new BenchBroken("copied " + rows + " of " + events);
        } catch (SQLException | IOException e) {
            throw new BenchBroken("cannot copy: " + e.getMessage(), e);
        }
    }
}
