package io.counterfoil.bench.fairness;

import io.counterfoil.bench.measure.Cpu;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Stretch;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * All roles on, two hundred merchants with a receiver each, of which one of ten hangs and one of ten fails half the time. The
 * receivers count: what came, when after its event, how often, and under which ids.
 */
public final class Fairness implements Scenario {
    private static final int EVENTS = 10_000;
    private static final int EVENTS_OF_A_SMALL_FORM = 500;
    private static final int RESIDENTS_MAX = 200;
    private static final int PER_SECOND = 40;
    /** Of the healthy ones' 99 of a hundred, in the whole form: the small one runs in the build, where nothing is timed. */
    private static final long HEALTHY_MILLIS_MAX = 2_000;

    private static final Duration SETTLE_MAX = Duration.ofMinutes(10);

    /** A round is an event. */
    @Override
    public Outcome run(Terms terms) {
        int events = terms.rounds(EVENTS);
        try (var scratch = Scratch.create();
                var street = Street.open();
                var lab = Lab.open(scratch.path(), Instance.unlimited(timeOut(events)))) {
            var sheet = new Sheet();
            var residents = street.settle(lab, Math.min(RESIDENTS_MAX, events), new Random(terms.seed()));
            var before = Cpu.now(lab);
            var begin = System.nanoTime();
            var time = terms.stretch(Duration.ofSeconds(events / PER_SECOND + 1));
            new Market(lab, residents).place(events, time);
            sheet.figure("events_per_second", perSecond(events, begin));
            sheet.figure("while_events_came", Cpu.now(lab).since(before));
            awaitEnd(lab, events);
            sheet.figure("seconds_to_the_end", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
            var findings = new Findings();
            var slowest = latencies(residents, sheet);
            findings.require(
                    events <= EVENTS_OF_A_SMALL_FORM || slowest <= HEALTHY_MILLIS_MAX,
                    "a healthy endpoint hears in time",
                    slowest + " ms at p99");
            return outcome(sheet, lab, residents, findings);
        }
    }

    /** Without it, what is usual. The small form does not wait for those who hang as long. */
    private static String[] timeOut(int events) {
        return events > EVENTS_OF_A_SMALL_FORM ? new String[0] : new String[] {"--counterfoil.notices.time-out=1s"};
    }

    private static long perSecond(int events, long begin) {
        return events * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
    }

    private static void awaitEnd(Lab lab, int events) {
        if (!Patience.await(SETTLE_MAX, () -> ended(lab) == events)) {
            throw new BenchBroken(ended(lab) + " of " + events + " notices have come to an end");
        }
    }

    private static long ended(Lab lab) {
        return lab.sql()
                .sql("select count(*) from delivery_list where state <> 'waiting'")
                .query(Long.class)
                .single();
    }

    private static Outcome outcome(Sheet sheet, Lab lab, List<Resident> residents, Findings findings) {
        residents.forEach(resident -> resident.judge(findings));
        books(lab, residents, sheet, findings);
        sheet.figures(Machine.facts(lab.sql(), lab.data()));
        var measured = sheet.outcome("fairness");
        return new Outcome("fairness", measured.ratios(), measured.figures(), findings.kept());
    }

    /** @return milliseconds at p99 of the healthy ones */
    private static long latencies(List<Resident> residents, Sheet sheet) {
        long healthy = 0;
        for (var manner : Manner.values()) {
            var of = residents.stream().filter(each -> each.manner == manner).toList();
            long slowest = note(manner.name().toLowerCase(Locale.ROOT), of, sheet);
            if (manner == Manner.HEALTHY) healthy = slowest;
        }
        return healthy;
    }

    private static long note(String manner, List<Resident> residents, Sheet sheet) {
        var nanos = residents.stream()
                .flatMap(Resident::millisUntilAccepted)
                .mapToLong(TimeUnit.MILLISECONDS::toNanos)
                .sorted()
                .toArray();
        var each = new Stretch(1, nanos);
        sheet.figure(
                manner + "_events",
                residents.stream().mapToInt(r -> r.events.get()).sum());
        sheet.figure(
                manner + "_requests",
                residents.stream().mapToLong(Resident::requests).sum());
        sheet.figure(
                manner + "_accepted",
                residents.stream().mapToLong(Resident::accepted).sum());
        long slowest = each.micros(99) / 1_000;
        sheet.figure(manner + "_millis_p50", each.micros(50) / 1_000);
        sheet.figure(manner + "_millis_p99", slowest);
        sheet.figure(manner + "_millis_max", each.micros(100) / 1_000);
        return slowest;
    }

    /** What Counterfoil says of itself is what the receivers saw. */
    private static void books(Lab lab, List<Resident> residents, Sheet sheet, Findings findings) {
        var delivered = lab.sql()
                .sql("select count(*) from delivery_list where state = 'delivered'")
                .query(Long.class)
                .single();
        var accepted = residents.stream().mapToLong(Resident::accepted).sum();
        findings.require(delivered == accepted, "the books are right", delivered + " delivered, " + accepted);
        sheet.figure("exhausted", ended(lab) - delivered);
    }
}
