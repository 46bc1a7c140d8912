package io.counterfoil.notification.sending;

/** Sends what is not in the queue as fairly as what is. */
@FunctionalInterface
public interface InTurn {
    /**
     * Waits for its turn and until it is sent.
     *
     * @return false where it is under way already, or was just now: it is not sent twice at once
     * @throws RuntimeException what it failed of, for reasons of ours
     * @throws java.util.concurrent.CancellationException where this process stops before
     */
    boolean send(DueNotice notice);
}
