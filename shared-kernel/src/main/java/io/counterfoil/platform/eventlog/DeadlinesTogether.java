package io.counterfoil.platform.eventlog;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.counterfoil.platform.eventlog.SagaTable.Held;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineException;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Handles several deadlines in one transaction, in which they are deleted too: all of it happens, or nothing.
 *
 * <p>It passes by Axon's store of sagas and its locks in memory. The row's lock keeps everybody else away, and is taken
 * without waiting: a batch of events may hold some of these sagas and wait for others. What is not free is left.
 */
final class DeadlinesTogether {
    private final JdbcTemplate sql;
    private final TransactionManager transactions;
    private final SagaTable table;
    private final SagaModels models;
    private final Serializer serializer;

    DeadlinesTogether(
            JdbcTemplate sql,
            TransactionManager transactions,
            SagaTable table,
            SagaModels models,
            Serializer serializer) {
        this.sql = sql;
        this.transactions = transactions;
        this.table = table;
        this.models = models;
        this.serializer = serializer;
    }

    /** @param saga whose it is, where it is a saga's */
    private record Due(TaskInstance<DbSchedulerHumanReadableDeadlineDetails> task, String saga) {
        String id() {
            return task.getId();
        }
    }

    /**
     * The ids of those that were handled, now or by another process, and of those whose saga has ended; all are deleted.
     *
     * @throws RuntimeException where one fails; then nothing has happened
     */
    Set<String> handle(
            String role, RoleDeadlines deadlines, List<TaskInstance<DbSchedulerHumanReadableDeadlineDetails>> tasks) {
        var handled = new HashSet<String>();
        var work = new DefaultUnitOfWork<Message<?>>(GenericMessage.asMessage(role));
        work.attachTransaction(transactions);
        var result = work.executeWithResult(() -> {
            Together.during(() -> handled.addAll(handleAll(role, deadlines, tasks)));
            return null;
        });
        if (result.isExceptional()) throw new DeadlineException("several deadlines", result.exceptionResult());
        return handled;
    }

    private Set<String> handleAll(
            String role, RoleDeadlines deadlines, List<TaskInstance<DbSchedulerHumanReadableDeadlineDetails>> tasks) {
        var ofSagas = tasks.stream().flatMap(task -> due(task).stream()).toList();
        var ids = ofSagas.stream().map(Due::saga).collect(toSet());
        var held = table.lockFree(ids).stream().collect(toMap(Held::id, this::revive));
        var busy = busy(ids, held.keySet());
        var due = ofSagas.stream().filter(one -> !busy.contains(one.saga())).toList();
        // Another process may have taken over what was left too long, and handled it.
        var there = delete(role, due);
        handle(deadlines, due.stream().filter(one -> there.contains(one.id())).toList(), held);
        return due.stream().map(Due::id).collect(toSet());
    }

    private List<Due> due(TaskInstance<DbSchedulerHumanReadableDeadlineDetails> task) {
        return task.getData().getDeserializedScopeDescriptor(serializer) instanceof SagaScopeDescriptor scope
                ? List.of(new Due(task, scope.getIdentifier().toString()))
                : List.of();
    }

    /** What is neither held nor there has ended. */
    private Set<String> busy(Set<String> ids, Set<String> held) {
        var missing = new HashSet<>(ids);
        missing.removeAll(held);
        return missing.isEmpty() ? Set.of() : table.there(missing);
    }

    private void handle(RoleDeadlines deadlines, List<Due> due, Map<String, Revived> sagas) {
        for (var one : due) {
            var revived = sagas.get(one.saga());
            if (revived != null) deadlines.handle(one.task().getData().asDeadLineMessage(serializer), revived.saga());
        }
        var changes = table.changes();
        for (var revived : sagas.values()) note(changes, revived.saga(), revived.before());
        changes.write();
    }

    private record Revived(Held before, AnnotatedSaga<?> saga) {}

    private Revived revive(Held held) {
        return new Revived(held, models.revive(held.id(), held.associations(), held.saga()));
    }

    private void note(SagaChanges changes, AnnotatedSaga<?> saga, Held before) {
        var values = saga.getAssociationValues();
        if (!values.asSet().equals(before.associations())) {
            throw new DeadlineException("a saga that changes what it is about is handled by itself");
        }
        var after = serializer.serialize(saga.root(), byte[].class);
        if (!saga.isActive()) changes.delete(before.id());
        else if (!Arrays.equals(after.getData(), before.stored().getData())) changes.update(before.id(), after);
    }

    /** Those that were still there. */
    private Set<String> delete(String role, List<Due> due) {
        if (due.isEmpty()) return Set.of();
        var ids = due.stream().map(Due::id).toArray(String[]::new);
        return Set.copyOf(sql.queryForList(
                """
                delete from scheduled_task_%s where task_name = ? and task_instance = any (?::text[]) returning task_instance
                """.formatted(role), String.class, due.getFirst().task().getTaskName(), ids));
    }
}
