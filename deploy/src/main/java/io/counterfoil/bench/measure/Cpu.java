package io.counterfoil.bench.measure;

import java.time.Duration;
import java.util.stream.Stream;

/** Time on processors that a Counterfoil in this process and its PostgreSQL have used. */
public record Cpu(Duration ours, Duration databases, long at) {
    private static final int HUNDRED = 100;

    public static Cpu now(Lab lab) {
        var postmaster = lab.postmaster();
        var databases = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(Cpu::used)
                .reduce(Duration.ZERO, Duration::plus);
        return new Cpu(used(ProcessHandle.current()), databases, System.nanoTime());
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Since then, in hundredths of one processor. */
    public String since(Cpu before) {
        var nanos = Math.max(1, at - before.at);
        return "JVM " + percent(ours.minus(before.ours), nanos) + " %, PostgreSQL "
                + percent(databases.minus(before.databases), nanos) + " % of one core";
    }

    private static long percent(Duration used, long nanos) {
        return used.toNanos() * HUNDRED / nanos;
    }
}
