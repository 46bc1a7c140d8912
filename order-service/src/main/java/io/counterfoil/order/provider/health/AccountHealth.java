package io.counterfoil.order.provider.health;

import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.order.provider.health.Made.Outcome;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account: its circuit, and its room for calls under way. */
final class AccountHealth {
    private static final Logger LOG = LoggerFactory.getLogger(AccountHealth.class);

    private final String provider;
    private final String account;
    private final Bulkhead room;
    private final CircuitBreaker circuit;
    private volatile Instant since;

    AccountHealth(String provider, String account, HealthTerms terms, InstantSource clock) {
        this.provider = provider;
        this.account = account;
        room = Rooms.of(name(), terms.accountCallsMax());
        circuit = Circuits.of(name(), terms.circuit(), clock);
        since = clock.instant();
        circuit.getEventPublisher().onStateTransition(event -> {
            since = clock.instant();
            LOG.warn("the circuit of {} is {}", name(), state());
        });
    }

    String provider() {
        return provider;
    }

    String account() {
        return account;
    }

    String name() {
        return provider + "/" + account;
    }

    CircuitState state() {
        return CircuitState.of(circuit.getState());
    }

    Instant since() {
        return since;
    }

    /** Among the calls that are looked at. */
    int failures() {
        return circuit.getMetrics().getNumberOfFailedCalls();
    }

    int underWay() {
        return room.getBulkheadConfig().getMaxConcurrentCalls()
                - room.getMetrics().getAvailableConcurrentCalls();
    }

    /** @param providersRoom shared with the provider's other accounts */
    <T> Made<T> make(Call<T> call, Bulkhead providersRoom) {
        if (!room.tryAcquirePermission()) return full(call);
        if (!providersRoom.tryAcquirePermission()) {
            room.releasePermission();
            return full(call);
        }
        if (!circuit.tryAcquirePermission()) {
            leave(providersRoom);
            return new Made<>(
                    Outcome.LEFT_ALONE, call.unknown().apply(provider + " has not been answering and is left alone"));
        }
        return await(call, providersRoom);
    }

    private <T> Made<T> full(Call<T> call) {
        return new Made<>(Outcome.NO_ROOM, call.unknown().apply("too many calls to " + provider + " are under way"));
    }

    private <T> Made<T> await(Call<T> call, Bulkhead providersRoom) {
        var began = circuit.getCurrentTimestamp();
        var answer = new CompletableFuture<T>();
        var thread = Thread.ofVirtual().name(name()).start(() -> call(call, answer, providersRoom));
        try {
            var known = answer.get(call.within().toMillis(), TimeUnit.MILLISECONDS);
            circuit.onResult(circuit.getCurrentTimestamp() - began, circuit.getTimestampUnit(), known);
            return new Made<>(Circuits.isFailure(known) ? Outcome.UNKNOWN : Outcome.ANSWERED, known);
        } catch (TimeoutException e) {
            thread.interrupt();
            failed(began, e);
            return new Made<>(Outcome.LATE, call.unknown().apply(provider + " did not answer in time"));
        } catch (ExecutionException e) {
            failed(began, e);
            LOG.warn("the adapter of {} is broken: {}", provider, Cause.of(e));
            return new Made<>(Outcome.BROKEN, call.unknown().apply(provider + " could not be asked"));
        } catch (InterruptedException e) {
            thread.interrupt();
            circuit.releasePermission();
            Thread.currentThread().interrupt();
            return new Made<>(Outcome.LATE, call.unknown().apply("no answer was waited for"));
        }
    }

    private void failed(long began, Exception why) {
        circuit.onError(circuit.getCurrentTimestamp() - began, circuit.getTimestampUnit(), why);
    }

    private <T> void call(Call<T> call, CompletableFuture<T> answer, Bulkhead providersRoom) {
        try {
            answer.complete(inItsPlace(call, providersRoom));
        } catch (Throwable e) { // whatever it is, somebody waits for it
            answer.completeExceptionally(e);
        }
    }

    /** A call that nobody waits for any longer, and that goes on regardless, keeps its place. */
    private <T> T inItsPlace(Call<T> call, Bulkhead providersRoom) {
        try {
            return call.adapter().get();
        } finally {
            leave(providersRoom);
        }
    }

    private void leave(Bulkhead providersRoom) {
        providersRoom.releasePermission();
        room.releasePermission();
    }
}
