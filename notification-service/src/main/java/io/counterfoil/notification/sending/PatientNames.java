package io.counterfoil.notification.sending;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;

/**
 * Asks on threads of its own, and does not wait for long: the JDK's question to a name server holds its thread until there is
 * an answer, and virtual threads share theirs. A host is asked about once at a time, however many wait.
 *
 * <p>An answer that nobody waits for any more still takes its thread, for as long as Java asks on.
 */
final class PatientNames implements AutoCloseable {
    /** Hosts that are asked about at once. */
    static final int ASKED_MAX = 1_000;

    private static final Duration IDLE_MAX = Duration.ofMinutes(1);

    private final Names names;
    private final Duration patience;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            ASKED_MAX,
            IDLE_MAX.toSeconds(),
            SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("names-", 1).factory());

    PatientNames(Names names, Duration patience) {
        this.names = names;
        this.patience = patience;
    }

    /**
     * @throws UnknownHostException also when nobody says in time
     * @throws RejectedExecutionException where too many are asked about: that is no fault of this one
     */
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
            } catch (Throwable e) { // whatever it is, somebody waits for it
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
