package io.counterfoil.notification.sending;

/** Sends what is not in the queue as fairly as what is. */
@FunctionalInterface
public interface InTurn {
    /**
     * Waits for its turn and until it is sent; what is held already is left to whoever holds it.
     *
     * @throws RuntimeException what it failed of, for reasons of ours
     * @throws java.util.concurrent.CancellationException where this process stops before
     */
    void send(DueNotice notice);
}
