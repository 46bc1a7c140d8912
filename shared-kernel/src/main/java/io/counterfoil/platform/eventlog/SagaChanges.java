package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is to be written of sagas, one JDBC batch for each kind of statement: for arrays PostgreSQL would plan anew each time,
 * which takes longer than the few rows of a small batch. Each saga that is changed is locked by this transaction.
 */
final class SagaChanges {
    private static final String INSERT =
            "insert into saga_entry (saga_id, saga_type, revision, serialized_saga) values (?, ?, ?, ?)";
    private static final String ASSOCIATE = """
            insert into association_value_entry (association_key, association_value, saga_type, saga_id) values (?, ?, ?, ?)
            """;
    private static final String UPDATE = "update saga_entry set revision = ?, serialized_saga = ? where saga_id = ?";
    private static final String DISSOCIATE = "delete from association_value_entry where saga_id = ?";
    private static final String DELETE = "delete from saga_entry where saga_id = ?";

    private final JdbcTemplate sql;
    private final Serializer serializer;
    private final List<Object[]> inserted = new ArrayList<>();
    private final List<Object[]> associated = new ArrayList<>();
    private final List<Object[]> updated = new ArrayList<>();
    private final List<Object[]> deleted = new ArrayList<>();

    SagaChanges(JdbcTemplate sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    void insert(String id, Object saga, Set<AssociationValue> values) {
        var stored = serializer.serialize(saga, byte[].class);
        var type = stored.getType();
        inserted.add(new Object[] {id, type.getName(), type.getRevision(), stored.getData()});
        for (var value : values) associated.add(new Object[] {value.getKey(), value.getValue(), type.getName(), id});
    }

    void update(String id, Object saga) {
        update(id, serializer.serialize(saga, byte[].class));
    }

    void update(String id, SerializedObject<byte[]> saga) {
        updated.add(new Object[] {saga.getType().getRevision(), saga.getData(), id});
    }

    void delete(String id) {
        deleted.add(new Object[] {id});
    }

    void write() {
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
