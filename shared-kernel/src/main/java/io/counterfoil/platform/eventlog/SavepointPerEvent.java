package io.counterfoil.platform.eventlog;

import java.lang.reflect.Method;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Undoes what a projection did about an event that it fails to handle, and no more. Without it a failed statement would
 * spoil the batch's transaction, in which the event is to be parked: the batch would be tried again for ever.
 */
final class SavepointPerEvent implements HandlerEnhancerDefinition {
    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private final ObjectProvider<PlatformTransactionManager> transactions;

    SavepointPerEvent(ObjectProvider<PlatformTransactionManager> transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .<MessageHandlingMember<T>>map(_ -> new Guarded<>(original))
                .orElse(original);
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {
        Guarded(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public @Nullable Object handle(Message<?> event, @Nullable T projection) throws Exception {
            var manager = transactions.getObject();
            var savepoint = manager.getTransaction(NESTED);
            try {
                var result = super.handle(event, projection);
                manager.commit(savepoint);
                return result;
            } catch (Exception | Error failure) {
                manager.rollback(savepoint);
                throw failure;
            }
        }
    }
}
