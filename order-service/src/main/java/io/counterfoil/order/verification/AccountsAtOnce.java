package io.counterfoil.order.verification;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.order.ordering.Try;
import io.counterfoil.order.provider.health.Place;
import io.counterfoil.platform.outbound.NotYet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Makes calls about several attempts: with all accounts at once, so that one that hangs holds up no other, and with each
 * account one after another, so that an order takes one place there however often it was tried.
 */
@Component
class AccountsAtOnce implements AutoCloseable {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts the calls. An account without room is left out, and what it would say is not known.
     *
     * @param call one attempt
     * @throws NotYet where no account has room
     */
    Round start(List<Try> tries, Room room, Function<Try, AttemptAnswer> call) {
        var round = new Round(tries, call);
        var under = new ArrayList<CompletableFuture<?>>();
        var full = new TreeSet<String>();
        for (var attempts : byAccount(tries)) {
            switch (room.take(attempts.getFirst().attempt())) {
                case Place.Taken place ->
                    under.add(CompletableFuture.runAsync(() -> inTurn(round, attempts, place), threads));
                case Place.None(var name) -> {
                    full.add(name);
                    attempts.forEach(round::leaveOut);
                }
            }
        }
        if (under.isEmpty() && !full.isEmpty()) throw new NotYet(full);
        return round.over(CompletableFuture.allOf(under.toArray(CompletableFuture[]::new)));
    }

    private static List<List<Try>> byAccount(List<Try> tries) {
        var accounts = tries.stream()
                .collect(groupingBy(
                        tried -> List.of(
                                tried.attempt().provider(), tried.attempt().account()),
                        LinkedHashMap::new,
                        toList()));
        return List.copyOf(accounts.values());
    }

    private static void inTurn(Round round, List<Try> attempts, Place.Taken place) {
        try (place) {
            attempts.forEach(round::call);
        }
    }

    /** What is under way has a little time; what comes of the rest is asked again. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(STOP_WAIT_MAX.toMillis(), MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
