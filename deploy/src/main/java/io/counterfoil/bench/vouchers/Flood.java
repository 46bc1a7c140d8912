package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.world.BenchBroken;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Vouchers on so many lanes of so many channels, lane by lane in turn: signed beforehand, then handed in by many at once. */
final class Flood {
    private static final int CALLERS = 64;

    private final List<Strait> straits;
    private final int lanes;
    private final Payee payee;
    private List<Paper> papers = List.of();
    private long signed;

    private Flood(List<Strait> straits, int lanes, Payee payee) {
        this.straits = straits;
        this.lanes = lanes;
        this.payee = payee;
    }

    /** @param name of the first channel */
    static Flood open(Lab lab, String name, int channels, int lanes) {
        var straits = IntStream.range(0, channels)
                .mapToObj(i -> Strait.open(lab, name + " " + i))
                .toList();
        return new Flood(straits, lanes, new Payee(lab));
    }

    private record Paper(Strait strait, String text) {}

    /** What came of it. */
    record Run(long nanos, long accepted, long overtaken) {
        long perSecond() {
            return Math.round(accepted * (double) TimeUnit.SECONDS.toNanos(1) / nanos);
        }
    }

    /** Hands in all that was signed for it. */
    Run run() {
        var all = papers;
        var next = new AtomicInteger();
        var accepted = new AtomicLong();
        var begin = System.nanoTime();
        all(() -> {
            for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                var paper = all.get(i);
                if (payee.accepts(paper.strait(), paper.text())) accepted.incrementAndGet();
            }
            return true;
        });
        return new Run(System.nanoTime() - begin, accepted.get(), all.size() - accepted.get());
    }

    void sign(int vouchers) {
        long first = signed;
        signed += vouchers;
        papers = IntStream.range(0, vouchers)
                .parallel()
                .mapToObj(i -> paper(first + i))
                .toList();
    }

    private Paper paper(long number) {
        var strait = straits.get((int) (number % straits.size()));
        long onIt = number / straits.size();
        long nonce = onIt / lanes + 1;
        return new Paper(strait, strait.voucher(onIt % lanes, nonce, nonce));
    }

    private static void all(Callable<Boolean> caller) {
        try (var threads = Executors.newFixedThreadPool(
                CALLERS, Thread.ofPlatform().name("caller-", 1).factory())) {
            for (var done : threads.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(_ -> caller).toList())) done.get();
        } catch (ExecutionException e) {
            throw new BenchBroken("a voucher was not taken: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }
}
