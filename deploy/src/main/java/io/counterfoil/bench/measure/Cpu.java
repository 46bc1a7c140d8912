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

    /** What each of so many calls has cost since then; says the same on a machine that is busy with other things. */
    public void note(String name, Cpu before, long calls, Sheet sheet) {
        sheet.note(name + "_cpu_micros_jvm", ours.minus(before.ours).toNanos() / 1_000 / Math.max(1, calls));
        sheet.note(
                name + "_cpu_micros_postgresql",
                databases.minus(before.databases).toNanos() / 1_000 / Math.max(1, calls));
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
