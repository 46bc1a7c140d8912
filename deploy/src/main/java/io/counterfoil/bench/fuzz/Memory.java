package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a process holds when it has thrown away what it can.
 *
 * @param heapMegabytes after a collection of everything
 */
record Memory(long heapMegabytes, long threads) {
    /** Caches that are not yet full, and the sagas of orders that came since. */
    static final long GROWTH_MEGABYTES_MAX = 48;
    /** Pools that are not yet at their largest. */
    static final long GROWTH_THREADS_MAX = 24;

    private static final long MEGABYTE = 1 << 20;

    static Memory of(Instance instance) throws IOException {
        collect(instance);
        var metrics = instance.api()
                .get(Api.NO_KEY, "/actuator/prometheus")
                .require(200)
                .body();
        var heap = metrics.lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(Memory::value)
                .sum();
        var threads = metrics.lines()
                .filter(line -> line.startsWith("jvm_threads_live_threads"))
                .mapToLong(Memory::value)
                .sum();
        if (heap == 0 || threads == 0) throw new BenchBroken("the instance does not tell of its memory");
        return new Memory(heap / MEGABYTE, threads);
    }

    /** Since half of the run was over. */
    void requireFlat(Memory half, Findings findings) {
        findings.require(
                heapMegabytes - half.heapMegabytes <= GROWTH_MEGABYTES_MAX,
                "memory grew",
                "from " + half + " to " + this + " in the second half");
        findings.require(
                threads - half.threads <= GROWTH_THREADS_MAX,
                "threads grew",
                "from " + half + " to " + this + " in the second half");
    }

    private static void collect(Instance instance) throws IOException {
        var java = Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "jcmd");
        try {
            int code = new ProcessBuilder(java.toString(), Long.toString(instance.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) throw new BenchBroken("jcmd ended with " + code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private static long value(String line) {
        return Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)).longValue();
    }
}
