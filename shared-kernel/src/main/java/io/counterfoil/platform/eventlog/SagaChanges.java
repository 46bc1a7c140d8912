package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be written of sagas, with one statement of each kind. Each saga that is changed is locked by this transaction. */
final class SagaChanges {
    private static final String INSERT = """
            insert into saga_entry (saga_id, saga_type, revision, serialized_saga)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])
            """;
    private static final String ASSOCIATE = """
            insert into association_value_entry (association_key, association_value, saga_type, saga_id)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
            """;
    private static final String UPDATE = """
            update saga_entry as saga set revision = changed.revision, serialized_saga = changed.serialized
              from unnest(?::text[], ?::text[], ?::bytea[]) as changed (id, revision, serialized)
             where saga.saga_id = changed.id
            """;
    private static final String DISSOCIATE = "delete from association_value_entry where saga_id = any (?::text[])";
    private static final String DELETE = "delete from saga_entry where saga_id = any (?::text[])";

    private final JdbcTemplate sql;
    private final Serializer serializer;
    private final Map<String, SerializedObject<byte[]>> inserted = new LinkedHashMap<>();
    private final List<Association> associated = new ArrayList<>();
    private final Map<String, SerializedObject<byte[]>> updated = new LinkedHashMap<>();
    private final Set<String> deleted = new LinkedHashSet<>();

    private record Association(AssociationValue value, String type, String id) {}

    SagaChanges(JdbcTemplate sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    void insert(String id, Object saga, Set<AssociationValue> values) {
        inserted.put(id, serializer.serialize(saga, byte[].class));
        var type = serializer.typeForClass(saga.getClass()).getName();
        for (var value : values) associated.add(new Association(value, type, id));
    }

    void update(String id, Object saga) {
        update(id, serializer.serialize(saga, byte[].class));
    }

    void update(String id, SerializedObject<byte[]> saga) {
        updated.put(id, saga);
    }

    void delete(String id) {
        deleted.add(id);
    }

    void write() {
        if (!inserted.isEmpty()) insert();
        if (!updated.isEmpty()) update();
        if (!deleted.isEmpty()) delete();
        inserted.clear();
        associated.clear();
        updated.clear();
        deleted.clear();
    }

    private void insert() {
        sql.update(
                INSERT,
                ids(inserted),
                texts(inserted, type -> type.getType().getName()),
                revisions(inserted),
                data(inserted));
        sql.update(
                ASSOCIATE,
                each(one -> one.value().getKey()),
                each(one -> one.value().getValue()),
                each(Association::type),
                each(Association::id));
    }

    private void update() {
        sql.update(UPDATE, ids(updated), revisions(updated), data(updated));
    }

    private void delete() {
        Object ids = deleted.toArray(String[]::new);
        sql.update(DISSOCIATE, ids);
        sql.update(DELETE, ids);
    }

    private Object each(Function<Association, String> text) {
        return associated.stream().map(text).toArray(String[]::new);
    }

    private static Object ids(Map<String, ?> sagas) {
        return sagas.keySet().toArray(String[]::new);
    }

    private static Object revisions(Map<String, SerializedObject<byte[]>> sagas) {
        return texts(sagas, saga -> saga.getType().getRevision());
    }

    private static Object texts(
            Map<String, SerializedObject<byte[]>> sagas, Function<SerializedObject<byte[]>, @Nullable String> text) {
        return sagas.values().stream().map(text).toArray(String[]::new);
    }

    private static Object data(Map<String, SerializedObject<byte[]>> sagas) {
        return sagas.values().stream().map(SerializedObject::getData).toArray(byte[][]::new);
    }
}
