package io.counterfoil.platform.eventlog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sagas in PostgreSQL. Which sagas the events of a batch concern is asked at once, and what the batch changes is written at
 * once, where Axon's own store makes several round trips for each event. Each saga is still loaded by itself, when its turn
 * comes: it is locked in the same order, in this process and in the database, by whoever handles an event or a deadline of it.
 */
final class SagaTable extends JdbcSagaStore {
    private static final String FIND = """
            select association_key, association_value, saga_id from association_value_entry
             where saga_type = ?
               and (association_key, association_value) in (select * from unnest(?::text[], ?::text[]))
            """;

    /** A deadline and an event may reach one saga on two nodes: without the row lock one of them would be lost. */
    private static final String LOAD = """
            select serialized_saga, saga_type, revision,
                   array(select association_key || chr(31) || association_value
                           from association_value_entry as association where association.saga_id = saga.saga_id)
                       as associations
              from saga_entry as saga where saga_id = ? for update of saga
            """;

    private static final String LOCK_FREE = """
            select saga_id, serialized_saga, saga_type, revision,
                   array(select association_key || chr(31) || association_value
                           from association_value_entry as association where association.saga_id = saga.saga_id)
                       as associations
              from saga_entry as saga where saga_id = any (?::text[]) for update of saga skip locked
            """;
    private static final String THERE = "select saga_id from saga_entry where saga_id = any (?::text[])";

    private static final String SEPARATOR = "\u001f";

    private final JdbcTemplate sql;
    private final Serializer serializer;
    private final BiFunction<Class<?>, EventMessage<?>, Set<AssociationValue>> associations;

    /** @param associations of what an event is about, as the sagas of a type see it */
    SagaTable(
            Builder stock,
            JdbcTemplate sql,
            Serializer serializer,
            BiFunction<Class<?>, EventMessage<?>, Set<AssociationValue>> associations) {
        super(stock);
        this.sql = sql;
        this.serializer = serializer;
        this.associations = associations;
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue value) {
        var batch = batch(sagaType);
        return batch == null
                ? super.findSagas(sagaType, value)
                : batch.find(value).orElseGet(() -> super.findSagas(sagaType, value));
    }

    @Override
    @SuppressWarnings("NullAway") // Axon's way of saying that there is none
    public <S> Entry<S> loadSaga(Class<S> sagaType, String id) {
        return sql.query(LOAD, row -> row.next() ? this.<S>entry(row) : null, id);
    }

    private <S> Entry<S> entry(ResultSet row) throws SQLException {
        S saga = serializer.deserialize(stored(row));
        return new Loaded<>(associations(row.getArray("associations")), saga);
    }

    private static SerializedObject<byte[]> stored(ResultSet row) throws SQLException {
        return new SimpleSerializedObject<>(
                row.getBytes("serialized_saga"), byte[].class, row.getString("saga_type"), row.getString("revision"));
    }

    /**
     * A saga as this transaction has found and locked it.
     *
     * @param stored as which it was read
     */
    record Held(String id, Object saga, Set<AssociationValue> associations, SerializedObject<byte[]> stored) {}

    /** Locks those of the sagas that nobody else holds, and waits for none. */
    List<Held> lockFree(Collection<String> ids) {
        return sql.query(LOCK_FREE, (row, _) -> held(row), (Object) ids.toArray(String[]::new));
    }

    private Held held(ResultSet row) throws SQLException {
        var stored = stored(row);
        return new Held(
                row.getString("saga_id"),
                serializer.deserialize(stored),
                associations(row.getArray("associations")),
                stored);
    }

    /** Which of the sagas there are. */
    Set<String> there(Collection<String> ids) {
        return new HashSet<>(sql.queryForList(THERE, String.class, (Object) ids.toArray(String[]::new)));
    }

    SagaChanges changes() {
        return new SagaChanges(sql, serializer);
    }

    private static Set<AssociationValue> associations(Array array) throws SQLException {
        var values = new HashSet<AssociationValue>();
        for (var text : (String[]) array.getArray()) {
            int end = text.indexOf(SEPARATOR);
            values.add(new AssociationValue(text.substring(0, end), text.substring(end + 1)));
        }
        return values;
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}

    @Override
    public void insertSaga(Class<?> sagaType, String id, Object saga, Set<AssociationValue> values) {
        var batch = batch(sagaType);
        if (batch == null || !batch.willBeWritten()) super.insertSaga(sagaType, id, saga, values);
        else batch.changes().insert(id, saga, values);
    }

    @Override
    public void updateSaga(Class<?> sagaType, String id, Object saga, AssociationValues values) {
        var batch = batch(sagaType);
        var same = values.addedAssociations().isEmpty()
                && values.removedAssociations().isEmpty();
        if (batch == null || !batch.willBeWritten() || !same) super.updateSaga(sagaType, id, saga, values);
        else batch.changes().update(id, saga);
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String id, Set<AssociationValue> values) {
        var batch = batch(sagaType);
        if (batch == null || !batch.willBeWritten()) super.deleteSaga(sagaType, id, values);
        else batch.changes().delete(id);
    }

    /** Null for what is no batch of events: a deadline. */
    private @Nullable SagaBatch batch(Class<?> sagaType) {
        if (!CurrentUnitOfWork.isStarted()) return null;
        return CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork<?> work
                ? work.getOrComputeResource(
                        SagaTable.class.getName() + "/" + sagaType.getName(), _ -> batch(sagaType, work))
                : null;
    }

    private SagaBatch batch(Class<?> sagaType, BatchingUnitOfWork<?> work) {
        var about = new HashSet<AssociationValue>();
        for (var message : work.getMessages()) {
            if (message instanceof EventMessage<?> event) about.addAll(associations.apply(sagaType, event));
        }
        return new SagaBatch(work, find(sagaType, about), changes());
    }

    private Map<AssociationValue, Set<String>> find(Class<?> sagaType, Collection<AssociationValue> values) {
        var found = new HashMap<AssociationValue, Set<String>>();
        for (var value : values) found.put(value, new TreeSet<>());
        sql.query(
                FIND,
                row -> {
                    var value = new AssociationValue(row.getString(1), row.getString(2));
                    found.computeIfAbsent(value, _ -> new TreeSet<>()).add(row.getString(3));
                },
                serializer.typeForClass(sagaType).getName(),
                values.stream().map(AssociationValue::getKey).toArray(String[]::new),
                values.stream().map(AssociationValue::getValue).toArray(String[]::new));
        return found;
    }
}
