package io.counterfoil.order.verification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes several calls at once: what hangs holds up nothing but itself. */
@Component
class AllAtOnce implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Returns when all have answered. */
    <T, R> List<R> call(List<T> whom, Function<T, R> call) {
        return start(whom, call).stream().map(CompletableFuture::join).toList();
    }

    /** Returns when all have answered or the time is over; what has not answered by then goes on. */
    <T, R> void call(List<T> whom, Function<T, R> call, Duration within) {
        var all = CompletableFuture.allOf(start(whom, call).toArray(CompletableFuture[]::new));
        all.completeOnTimeout(null, within.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private <T, R> List<CompletableFuture<R>> start(List<T> whom, Function<T, R> call) {
        return whom.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> call.apply(one), threads))
                .toList();
    }

    @Override
    public void close() {
        threads.close();
    }
}
