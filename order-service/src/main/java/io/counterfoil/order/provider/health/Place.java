package io.counterfoil.order.provider.health;

/** Room for calls about an account, one at a time, or none. */
public sealed interface Place {
    /** To be given back. */
    record Taken(Runnable giveBack) implements Place, AutoCloseable {
        @Override
        public void close() {
            giveBack.run();
        }
    }

    /** @param room which is full, an account's or a provider's */
    record None(String room) implements Place {}
}
