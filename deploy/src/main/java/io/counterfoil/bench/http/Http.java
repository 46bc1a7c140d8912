package io.counterfoil.bench.http;

import io.counterfoil.bench.measure.Cpu;
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
 * {@code POST /v1/orders}, nobody following the log, beside a handler of the same server that does nothing. The callers
 * share the processors with both. The provider is a stub that signs nothing.
 */
public final class Http implements Scenario {
    private static final int CALLERS = 32;
    private static final int ROUNDS = 5;
    /** Of stretches: placing orders runs through much code, of which Java compiles the last only after tens of thousands. */
    private static final int WARM_UP = 4;

    private static final Duration STRETCH = Duration.ofSeconds(10);

    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var lab = Lab.open(scratch.path(), Instance.unlimited(Lab.CONSUMERS_OFF, "--counterfoil.roles=order"));
                var profile = Profile.into(terms.profile())) {
            var sheet = new Sheet();
            var door = Door.of(lab, Shop.open(lab));
            var time = terms.stretch(STRETCH);
            door.placeOrders(CALLERS, time.multipliedBy(WARM_UP));
            door.doNothing(CALLERS, time);
            for (int i = 1; i <= terms.rounds(ROUNDS); i++) {
                terms.progress().at("http: round", i, terms.rounds(ROUNDS));
                measure(lab, door, time, sheet);
            }
            terms.progress().done();
            sheet.figures(profile.summary());
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            sheet.figure("callers", CALLERS);
            sheet.ratio("http_vs_empty_handler", "http_per_second", "empty_handler_per_second");
            return sheet.outcome("http");
        }
    }

    private static void measure(Lab lab, Door door, Duration time, Sheet sheet) {
        var begin = Cpu.now(lab);
        var orders = door.placeOrders(CALLERS, time);
        var middle = Cpu.now(lab);
        var nothing = door.doNothing(CALLERS, time);
        var end = Cpu.now(lab);
        sheet.figure("http_cpu", middle.since(begin));
        middle.note("http", begin, orders.done(), sheet);
        end.note("empty_handler", middle, nothing.done(), sheet);
        sheet.note("http_per_second", orders.perSecond());
        sheet.note("http_micros_p50", orders.micros(50));
        sheet.note("http_micros_p99", orders.micros(99));
        sheet.note("empty_handler_per_second", nothing.perSecond());
        sheet.note("empty_handler_micros_p50", nothing.micros(50));
        sheet.note(
                "http_1_client_micros_p50",
                door.placeOrders(1, time.dividedBy(3)).micros(50));
    }
}
