package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record whose fields mostly come in the order in which they are written. Jackson's own is for all kinds of objects
 * and takes twice as long; what is refused by it is refused here.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final transient RecordConstructor constructor;
    private final transient List<BeanPropertyDefinition> properties;
    private transient Field[] fields = {};

    RecordDeserializer(JavaType type, BeanDescription description) {
        super(type);
        constructor = new RecordConstructor(type.getRawClass());
        properties = Arrays.stream(type.getRawClass().getRecordComponents())
                .map(component -> property(component.getName(), description))
                .toList();
    }

    /** A field may have another name when it is stored. */
    private static BeanPropertyDefinition property(String name, BeanDescription description) {
        return description.findProperties().stream()
                .filter(property -> property.getInternalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(description.getType() + " does not store " + name));
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        var resolved = new Field[properties.size()];
        for (int i = 0; i < resolved.length; i++) {
            var property = properties.get(i);
            resolved[i] = new Field(
                    new SerializedString(property.getName()),
                    context.findRootValueDeserializer(property.getPrimaryType()));
        }
        fields = resolved;
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) return context.handleUnexpectedToken(getValueType(context), json);
        var values = new @Nullable Object[fields.length];
        for (int place = next(0, json); json.hasToken(JsonToken.FIELD_NAME); place = next(place + 1, json)) {
            if (place == UNKNOWN) skip(json, context);
            else values[place] = read(fields[place], json, context);
        }
        for (int i = 0; i < values.length; i++) if (values[i] == null) values[i] = absent(fields[i], context);
        return make(values, context);
    }

    /** Which field is next; any number where there is none. */
    private int next(int expected, JsonParser json) throws IOException {
        if (expected == fields.length) json.nextToken();
        else if (json.nextFieldName(fields[expected].name)) return expected;
        var name = json.currentName();
        for (int i = 0; i < fields.length; i++) if (fields[i].name.getValue().equals(name)) return i;
        return UNKNOWN;
    }

    private @Nullable Object read(Field field, JsonParser json, DeserializationContext context) throws IOException {
        try {
            return json.nextToken() == JsonToken.VALUE_NULL
                    ? field.reader.getNullValue(context)
                    : field.reader.deserialize(json, context);
        } catch (IOException | RuntimeException e) {
            throw JsonMappingException.wrapWithPath(e, handledType(), field.name.getValue());
        }
    }

    private void skip(JsonParser json, DeserializationContext context) throws IOException {
        var name = json.currentName();
        json.nextToken();
        handleUnknownProperty(json, context, handledType(), name);
    }

    private @Nullable Object absent(Field field, DeserializationContext context) throws JsonMappingException {
        try {
            return field.reader.getAbsentValue(context);
        } catch (JsonMappingException e) {
            throw JsonMappingException.wrapWithPath(e, handledType(), field.name.getValue());
        }
    }

    private Object make(@Nullable Object[] values, DeserializationContext context) throws IOException {
        try {
            return constructor.make(values);
        } catch (RuntimeException e) {
            return context.handleInstantiationProblem(handledType(), null, e);
        }
    }

    private record Field(SerializedString name, JsonDeserializer<Object> reader) {}
}
