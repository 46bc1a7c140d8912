package io.counterfoil.bench.measure;

import io.counterfoil.bench.world.BenchBroken;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Callers who each call again as soon as they are answered. */
public final class Crew {
    private static final int LATENCIES_FIRST = 1 << 12;

    /** What they call. */
    @FunctionalInterface
    public interface Call {
        void make() throws Exception;
    }

    /** @throws BenchBroken when any call fails */
    public static Stretch call(int callers, Duration time, Call call) {
        try (var threads = Executors.newFixedThreadPool(
                callers, Thread.ofPlatform().name("caller-", 1).factory())) {
            var begin = System.nanoTime();
            var end = begin + time.toNanos();
            var all = IntStream.range(0, callers)
                    .mapToObj(_ -> threads.submit(() -> callUntil(end, call)))
                    .toList();
            var latencies = all.stream().flatMapToLong(Crew::result).sorted().toArray();
            return new Stretch(System.nanoTime() - begin, latencies);
        }
    }

    private static long[] callUntil(long end, Call call) throws Exception {
        var latencies = new long[LATENCIES_FIRST];
        int calls = 0;
        long before = System.nanoTime();
        while (before < end) {
            call.make();
            long after = System.nanoTime();
            if (calls == latencies.length) latencies = Arrays.copyOf(latencies, calls * 2);
            latencies[calls++] = after - before;
            before = after;
        }
        return Arrays.copyOf(latencies, calls);
    }

    private static LongStream result(Future<long[]> caller) {
        try {
            return Arrays.stream(caller.get());
        } catch (ExecutionException e) {
            throw new BenchBroken("a call failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private Crew() {}
}
