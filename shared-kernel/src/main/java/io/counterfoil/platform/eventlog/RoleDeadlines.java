package io.counterfoil.platform.eventlog;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.deadline.DeadlineException;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Sets the deadlines of a transaction together, before it commits, where Axon would make two round trips for each. */
final class RoleDeadlines extends DbSchedulerDeadlineManager {
    private final Serializer serializer;
    private final Gathering<SchedulableInstance<?>> set;

    RoleDeadlines(Builder stock, Scheduler scheduler, Serializer serializer) {
        super(stock);
        this.serializer = serializer;
        this.set = new Gathering<>(scheduler::scheduleBatch);
    }

    @Override
    public String schedule(Instant at, String name, @Nullable Object payload, ScopeDescriptor scope) {
        var deadline = GenericDeadlineMessage.asDeadlineMessage(name, payload, at);
        var id = IdentifierFactory.getInstance().generateIdentifier();
        runOnPrepareCommitOrNow(() -> set.add(instance(id, processDispatchInterceptors(deadline), scope, at)));
        return id;
    }

    private SchedulableInstance<?> instance(String id, DeadlineMessage<?> deadline, ScopeDescriptor scope, Instant at) {
        var from = serializer.serialize(scope, String.class);
        var payload = serializer.serialize(deadline.getPayload(), String.class);
        var details = new DbSchedulerHumanReadableDeadlineDetails(
                deadline.getDeadlineName(),
                from.getData(),
                from.getType().getName(),
                payload.getData(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                serializer.serialize(deadline.getMetaData(), String.class).getData());
        return TaskDescriptor.of(
                        new DbSchedulerDeadlineToken(id).getTaskName(), DbSchedulerHumanReadableDeadlineDetails.class)
                .instance(id)
                .data(details)
                .scheduledTo(at);
    }

    @Override
    public void cancelSchedule(String name, String id) {
        throw noneIsCancelled();
    }

    @Override
    public void cancelAll(String name) {
        throw noneIsCancelled();
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        throw noneIsCancelled();
    }

    /** What is set in the same transaction is not there yet. */
    private static UnsupportedOperationException noneIsCancelled() {
        return new UnsupportedOperationException("deadlines are not cancelled: a saga that has moved on ignores them");
    }

    /** As Axon has it handled, but within the unit of work that there is. */
    void handle(DeadlineMessage<?> deadline, AnnotatedSaga<?> saga) {
        var work = new DefaultUnitOfWork<DeadlineMessage<?>>(deadline);
        var chain = new DefaultInterceptorChain<DeadlineMessage<?>>(work, handlerInterceptors(), saga);
        var result = work.executeWithResult(chain::proceed);
        if (result.isExceptional()) {
            throw new DeadlineException(deadline.getDeadlineName() + " failed", result.exceptionResult());
        }
    }
}
