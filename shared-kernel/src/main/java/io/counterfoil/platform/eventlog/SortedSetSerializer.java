package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** A set is the same text in every process: Java's own order of its elements is not. */
final class SortedSetSerializer extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1L;

    SortedSetSerializer() {
        super(Set.class, false);
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartArray(set);
        for (var element : new TreeSet<>(set)) provider.defaultSerializeValue(element, json);
        json.writeEndArray();
    }
}
