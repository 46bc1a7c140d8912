package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Terms;
import io.counterfoil.bench.world.Wechat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** One run: strangers for the first fifth, then everybody; memory is looked at when a tenth, half and all are over. */
final class Siege {
    private static final int WORKERS = 8;
    private static final int STRANGERS_PERCENT = 20;

    private final Instance instance;
    private final Terms terms;
    private final Findings findings = new Findings();
    private final Witness witness;
    private final Coverage coverage;
    private final Judge judge = new Judge(findings);
    private final List<Attacker> attackers = new ArrayList<>();
    private final Control control;
    private final int requests;
    private final Terms.Until until;

    Siege(Instance instance, Town.Staff staff, String noticesUrl, Terms terms) throws IOException {
        this.instance = instance;
        this.terms = terms;
        requests = terms.rounds().orElse(Fuzz.REQUESTS);
        until = terms.until();
        witness = new Witness(instance.log(), findings);
        var description =
                instance.api().get(Api.NO_KEY, "/v1/openapi.json").require(200).json();
        var routes = Route.all(description);
        coverage = new Coverage(routes);
        var pens = new Town.Pens(providers(), providers());
        control = new Control(
                instance.api(),
                Town.found(instance.api(), staff, new Town.Pens(providers(), providers()), noticesUrl),
                staff.auditor(),
                findings);
        for (int i = 0; i < WORKERS; i++) {
            var arsenal = new Arsenal(routes, new Samples(description), new Chance(terms.seed() * WORKERS + i));
            attackers.add(new Attacker(
                    instance.api(),
                    arsenal,
                    () -> Town.found(instance.api(), staff, pens, noticesUrl),
                    judge,
                    coverage));
        }
    }

    private Town.Providers providers() throws IOException {
        return new Town.Providers(
                Alipay.open(instance.api(), instance.log()), Wechat.open(instance.api(), instance.log()));
    }

    Outcome lay() throws IOException {
        var begin = System.nanoTime();
        var position = witness.position();
        var before = witness.askedFor();
        attack(0, 10, true);
        var early = Memory.of(instance);
        attack(10, STRANGERS_PERCENT, true);
        witness.requireUnmoved(before);
        attack(STRANGERS_PERCENT, 50, false);
        var half = Memory.of(instance);
        attack(50, 100, false);
        var end = Memory.of(instance);
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        terms.progress().done();
        end.requireFlat(half, findings);
        for (var attacker : attackers) {
            witness.requireNoneOf(attacker.strangers(), position);
            witness.requireUnpaid(attacker.victims());
        }
        control.hold();
        witness.requirePaidOnce();
        coverage.requireAll(findings);
        findings.require(instance.isReady(), "not ready any longer", instance.endOfLog());
        return outcome(List.of(early, half, end), seconds);
    }

    private Outcome outcome(List<Memory> memory, long seconds) {
        var figures = new TreeMap<String, Object>();
        figures.put("requests", attackers.stream().mapToLong(Attacker::requests).sum());
        figures.put("seconds", seconds);
        figures.put("seed", terms.seed());
        figures.put("answeredBusy", judge.busy.sum());
        figures.put("routesNeverDone", coverage.neverDone());
        figures.put("routesDone", coverage.done());
        figures.put("heapMegabytes", memory.stream().map(Memory::heapMegabytes).toList());
        figures.put("threads", memory.stream().map(Memory::threads).toList());
        figures.put("logPosition", witness.position());
        return Outcome.of("fuzz", figures, findings);
    }

    /** From so many to so many percent of all. */
    private void attack(int from, int to, boolean strangers) {
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (var attacker : attackers) {
                threads.execute(() -> attack(attacker, share(to) - share(from), strangers, share(from)));
            }
        }
    }

    private void attack(Attacker attacker, int times, boolean strangers, int done) {
        for (int i = 0; i < times && !until.isOver(); i++) {
            attacker.attack(strangers);
            if (attacker == attackers.getFirst()) {
                terms.progress().at("requests", (long) (done + i) * WORKERS, requests);
            }
        }
    }

    /** Of each attacker. */
    private int share(int percent) {
        return Math.ceilDiv((int) ((long) requests * percent / 100), WORKERS);
    }
}
