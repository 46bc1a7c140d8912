package io.counterfoil.platform.eventlog;

import java.lang.reflect.Method;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Undoes what a projection did about an event that it fails to handle, and no more. Without it a failed statement would
 * spoil the batch's transaction, in which the event is to be parked: the batch would be tried again for ever.
 */
final class ConfinedFailures implements HandlerEnhancerDefinition {
    private static final Logger LOG = LoggerFactory.getLogger(ConfinedFailures.class);
    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
    private static final TransactionDefinition MANDATORY =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);

    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<JdbcTemplate> sql;

    ConfinedFailures(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<JdbcTemplate> sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .<MessageHandlingMember<T>>map(_ -> new Confined<>(original))
                .orElse(original);
    }

    private final class Confined<T> extends WrappedMessageHandlingMember<T> {
        private final MessageHandlingMember<T> original;
        /** Could not handle again what it had handled. */
        private volatile boolean onlyOnce;

        Confined(MessageHandlingMember<T> original) {
            super(original);
            this.original = original;
        }

        @Override
        public @Nullable Object handle(Message<?> event, @Nullable T projection) throws Exception {
            if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
                return Stretch.of(batch, sql.getObject()).handle(new Once<>(this, event, projection));
            }
            return handleByItself(event, projection);
        }

        /** What is parked is tried again so. */
        private @Nullable Object handleByItself(Message<?> event, @Nullable T projection) throws Exception {
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

        private void couldNotDoItAgain(Message<?> event, Throwable failure) {
            onlyOnce = true;
            LOG.error("{} could not handle {} again", declaringClass().getSimpleName(), event.getIdentifier(), failure);
            var manager = transactions.getObject();
            manager.rollback(manager.getTransaction(MANDATORY));
        }
    }

    private record Once<T>(
            Confined<T> handler, Message<?> event, @Nullable T projection) implements Stretch.Step {
        @Override
        public @Nullable Object run() throws Exception {
            return handler.original.handle(event, projection);
        }

        @Override
        public boolean runsOnlyOnce() {
            return handler.onlyOnce;
        }

        @Override
        public void failedAgain(Throwable failure) {
            handler.couldNotDoItAgain(event, failure);
        }
    }
}
