package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sagas of one type that a batch of events concerns, and what it changes of them. */
final class SagaBatch {
    private static final String INSERT =
            "insert into saga_entry (saga_id, saga_type, revision, serialized_saga) values (?, ?, ?, ?)";
    private static final String ASSOCIATE = """
            insert into association_value_entry (association_key, association_value, saga_type, saga_id) values (?, ?, ?, ?)
            """;
    private static final String UPDATE = "update saga_entry set revision = ?, serialized_saga = ? where saga_id = ?";
    private static final String DISSOCIATE = "delete from association_value_entry where saga_id = ?";
    private static final String DELETE = "delete from saga_entry where saga_id = ?";

    private final BatchingUnitOfWork<?> work;
    private final JdbcTemplate sql;
    private final Type type;
    private final Map<AssociationValue, Set<String>> found;
    private final List<Object[]> inserted = new ArrayList<>();
    private final List<Object[]> associated = new ArrayList<>();
    private final List<Object[]> updated = new ArrayList<>();
    private final List<Object[]> deleted = new ArrayList<>();

    private boolean willBeWritten;

    record Type(Class<?> saga, Serializer serializer) {
        String name() {
            return serializer.typeForClass(saga).getName();
        }
    }

    /** @param found all sagas that an event of the batch may be about, by what it says */
    SagaBatch(BatchingUnitOfWork<?> work, JdbcTemplate sql, Type type, Map<AssociationValue, Set<String>> found) {
        this.work = work;
        this.sql = sql;
        this.type = type;
        this.found = found;
    }

    /**
     * Asked for each event, the last one too: then it is certain that what is kept here will be written.
     *
     * @return nothing where no event of the batch seemed to be about that
     */
    Optional<Set<String>> find(AssociationValue value) {
        if (work.isLastMessage() && !willBeWritten) {
            willBeWritten = true;
            // What the last event changes is told after this.
            work.onPrepareCommit(_ -> work.onPrepareCommit(_ -> write()));
        }
        return Optional.ofNullable(found.get(value));
    }

    boolean willBeWritten() {
        return willBeWritten;
    }

    void insert(String id, Object saga, Set<AssociationValue> values) {
        var stored = type.serializer().serialize(saga, byte[].class);
        inserted.add(
                new Object[] {id, stored.getType().getName(), stored.getType().getRevision(), stored.getData()});
        for (var value : values) associated.add(new Object[] {value.getKey(), value.getValue(), type.name(), id});
    }

    void update(String id, Object saga) {
        var stored = type.serializer().serialize(saga, byte[].class);
        updated.add(new Object[] {stored.getType().getRevision(), stored.getData(), id});
    }

    void delete(String id) {
        deleted.add(new Object[] {id});
    }

    private void write() {
        write(INSERT, inserted);
        write(ASSOCIATE, associated);
        write(UPDATE, updated);
        write(DISSOCIATE, deleted);
        write(DELETE, deleted);
        inserted.clear();
        associated.clear();
        updated.clear();
        deleted.clear();
    }

    private void write(String statement, List<Object[]> rows) {
        if (!rows.isEmpty()) sql.batchUpdate(statement, rows);
    }
}
