package io.counterfoil.notification.sending;

import java.util.function.Supplier;

/** Is told when a notice leaves for its receiver and when it is back: what takes long in between is the receiver's doing. */
@FunctionalInterface
public interface Away {
    Reply during(Supplier<Reply> attempt);
}
