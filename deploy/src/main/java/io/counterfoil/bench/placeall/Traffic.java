package io.counterfoil.bench.placeall;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.order.ordering.Ordering;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Orders that come at a rate of their own, however slow the answers are. */
record Traffic(Lab lab, Shop shop, Sink sink) {
    private static final int CALLERS = 32;
    private static final Duration DRAIN_MAX = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    /**
     * @param lagMillis the furthest that any consumer was behind
     * @param waiting notices that had not been heard at the end
     */
    record Seen(long perSecond, long lagMillis, long waiting) {
        private static final long LAG_MILLIS_MAX = 1_000;
        private static final int PERCENT = 97;

        boolean keepsUpWith(long offered) {
            return lagMillis <= LAG_MILLIS_MAX && perSecond * 100 >= offered * PERCENT;
        }

        @Override
        public String toString() {
            return perSecond + " placed, at most " + lagMillis + " ms behind, " + waiting + " notices not yet heard";
        }
    }

    Seen run(long offered, Duration time) {
        var schedule = new Schedule(offered, time);
        var heardBefore = sink.heard();
        long worst;
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) callers.execute(() -> place(schedule));
            worst = watch(schedule.end());
        }
        var placed = schedule.placed().get();
        var perSecond = placed * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - schedule.begin());
        return new Seen(perSecond, worst, placed - (sink.heard() - heardBefore));
    }

    private void place(Schedule schedule) {
        var ordering = lab.bean(Ordering.class);
        for (long due = schedule.next(); due < schedule.end(); due = schedule.next()) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (System.nanoTime() > schedule.end()) return;
            ordering.place(shop.merchant(), shop.nextWish());
            schedule.placed().incrementAndGet();
        }
    }

    /** When each order is due, whoever places it. */
    private record Schedule(long begin, long end, long interval, AtomicLong turn, AtomicLong placed) {
        Schedule(long perSecond, Duration time) {
            var begin = System.nanoTime();
            var interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
            this(begin, begin + time.toNanos(), interval, new AtomicLong(), new AtomicLong());
        }

        long next() {
            return begin + turn.getAndIncrement() * interval;
        }
    }

    private long watch(long end) {
        var behind = new Behind(lab);
        long worst = 0;
        while (System.nanoTime() < end) {
            worst = Math.max(worst, behind.millis());
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return worst;
    }

    /** Until everybody has caught up. */
    void drain() {
        var behind = new Behind(lab);
        if (!Patience.await(DRAIN_MAX, () -> behind.millis() == 0)) throw new BenchBroken("somebody never catches up");
    }
}
