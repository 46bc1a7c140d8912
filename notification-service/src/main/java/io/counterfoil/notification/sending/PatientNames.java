package io.counterfoil.notification.sending;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * Asks on threads of its own, and does not wait for long: the JDK's question to a name server holds its thread until there is
 * an answer, and virtual threads share theirs. A host is asked about once at a time, however many wait.
 */
final class PatientNames implements AutoCloseable {
    private final Names names;
    private final Duration patience;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("names-", 1).factory());

    PatientNames(Names names, Duration patience) {
        this.names = names;
        this.patience = patience;
    }

    /** @throws UnknownHostException also when nobody says in time */
    InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            return asked.computeIfAbsent(host, this::ask).get(patience.toMillis(), MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private CompletableFuture<InetAddress[]> ask(String host) {
        var answer = new CompletableFuture<InetAddress[]>();
        threads.execute(() -> {
            try {
                var addresses = names.addresses(host);
                // First: whoever asks from now on asks anew.
                asked.remove(host);
                answer.complete(addresses);
            } catch (UnknownHostException | RuntimeException e) {
                asked.remove(host);
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
