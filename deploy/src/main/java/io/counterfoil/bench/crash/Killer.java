package io.counterfoil.bench.crash;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;

/** Strikes at seeded moments, and has everything started again. */
final class Killer {
    private static final Duration WAIT_MAX = Duration.ofMinutes(5);
    /** From so many blows on there is time for long outages. */
    private static final int MANY_BLOWS = 20;

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration LONG_OUTAGE = Duration.ofSeconds(30);

    enum Blow {
        /** The process that holds the rules; its PostgreSQL is left behind. */
        JVM,
        /** The server of the database, whose children then end by themselves. */
        POSTMASTER,
        /** One of these children, after which PostgreSQL starts itself again. */
        BACKEND,
        /** Nobody is killed: PostgreSQL is stopped, and started after a while. */
        OUTAGE
    }

    private final Instance victim;
    private final Findings findings;
    private final int rounds;
    private final Random chance;
    private final Map<Blow, List<Long>> millisToRecover = new TreeMap<>();

    /** @param rounds how many blows there are to be */
    Killer(Instance victim, Findings findings, int rounds, long seed) {
        this.victim = victim;
        this.findings = findings;
        this.rounds = rounds;
        chance = new Random(seed);
    }

    /**
     * @param told of which orders clients were told so far
     * @param over when nobody places orders any longer
     */
    void strike(int orders, Collection<Told> told, BooleanSupplier over) {
        var blows = blows();
        for (int i = 0; i < blows.size(); i++) {
            // Somewhere in its own share of the orders.
            int moment = orders * i / blows.size() + chance.nextInt(Math.max(1, orders / blows.size()));
            Patience.await(WAIT_MAX, () -> told.size() >= moment || over.getAsBoolean());
            if (told.size() < moment) throw new BenchBroken("the clients gave up before they were hit");
            strike(blows.get(i));
            new Examination(victim.log(), findings).hold(blows.get(i), List.copyOf(told));
        }
    }

    /** As many of each kind as can be. */
    private List<Blow> blows() {
        var blows = new ArrayList<Blow>();
        for (int i = 0; i < rounds; i++) blows.add(Blow.values()[i % Blow.values().length]);
        Collections.shuffle(blows, chance);
        return blows;
    }

    private void strike(Blow blow) {
        var before = Prefix.of(victim.log());
        var begin = System.nanoTime();
        switch (blow) {
            case JVM -> {
                victim.kill();
                victim.startAgain();
            }
            case POSTMASTER -> {
                end(victim.postmaster());
                victim.kill();
                victim.startAgain();
            }
            case BACKEND -> end(child(victim.postmaster()));
            case OUTAGE -> {
                var postgres = Postgres.of(victim.postmaster());
                postgres.stop();
                LockSupport.parkNanos((rounds < MANY_BLOWS ? OUTAGE : LONG_OUTAGE).toNanos());
                postgres.start();
            }
        }
        awaitRecovery();
        millisToRecover
                .computeIfAbsent(blow, _ -> new ArrayList<>())
                .add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
        findings.require(before.stillHolds(victim.log()), "the log is another after " + blow, before.toString());
    }

    private void awaitRecovery() {
        victim.awaitReady();
        if (!Patience.await(WAIT_MAX, this::answers)) throw new BenchBroken("the database did not come back");
    }

    private boolean answers() {
        try {
            return victim.log().number("select 1") == 1 && victim.isReady();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private ProcessHandle child(ProcessHandle postmaster) {
        var children = postmaster
                .children()
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .toList();
        return children.get(chance.nextInt(children.size()));
    }

    Map<String, Object> figures() {
        var figures = new TreeMap<String, Object>();
        figures.put(
                "kills", millisToRecover.values().stream().mapToInt(List::size).sum());
        millisToRecover.forEach(
                (blow, millis) -> figures.put("millisToRecover." + blow.name().toLowerCase(Locale.ROOT), millis));
        return figures;
    }
}
