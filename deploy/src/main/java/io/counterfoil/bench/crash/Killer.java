package io.counterfoil.bench.crash;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.springframework.dao.DataAccessException;

/** Strikes at seeded moments, and has everything started again. */
final class Killer {
    /** One blow of each kind for so many orders, and at least one. */
    private static final int ORDERS_A_ROUND = 300;

    private static final Duration WAIT_MAX = Duration.ofMinutes(5);

    enum Blow {
        /** The process that holds the rules; its PostgreSQL is left behind. */
        JVM,
        /** The server of the database, whose children then end by themselves. */
        POSTMASTER,
        /** One of these children, after which PostgreSQL starts itself again. */
        BACKEND
    }

    private final Instance victim;
    private final Findings findings;
    private final Random chance;
    private final Map<Blow, List<Long>> millisToRecover = new TreeMap<>();

    Killer(Instance victim, Findings findings, long seed) {
        this.victim = victim;
        this.findings = findings;
        chance = new Random(seed);
    }

    /**
     * @param acknowledged how many orders are placed so far
     * @param over when nobody places orders any longer
     */
    void strike(int orders, IntSupplier acknowledged, BooleanSupplier over) {
        var blows = blows(orders);
        for (int i = 0; i < blows.size(); i++) {
            // Somewhere in its own share of the orders.
            int moment = orders * i / blows.size() + chance.nextInt(Math.max(1, orders / blows.size()));
            Patience.await(WAIT_MAX, () -> acknowledged.getAsInt() >= moment || over.getAsBoolean());
            if (acknowledged.getAsInt() < moment) throw new BenchBroken("the clients gave up before they were hit");
            strike(blows.get(i));
        }
    }

    private List<Blow> blows(int orders) {
        var blows = new ArrayList<Blow>();
        for (int i = 0; i < Math.max(1, orders / ORDERS_A_ROUND); i++) blows.addAll(List.of(Blow.values()));
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
