package io.counterfoil.platform.http;

import io.counterfoil.kernel.id.Id;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Ids on the wire are plain strings. */
final class IdJson extends JacksonModule {
    @Override
    public String getModuleName() {
        return "counterfoil-ids";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        var writers = new SimpleSerializers();
        writers.addSerializer(Id.class, new Writer());
        context.addSerializers(writers);
        context.addDeserializers(new Readers());
    }

    private static final class Writer extends StdScalarSerializer<Id> {
        Writer() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.value());
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Id.class.isAssignableFrom(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return Id.class.isAssignableFrom(type.getRawClass())
                    ? new Reader(type.getRawClass().asSubclass(Id.class))
                    : null;
        }
    }

    private static final class Reader extends StdScalarDeserializer<Id> {
        private final Class<? extends Id> type;

        Reader(Class<? extends Id> type) {
            super(type);
            this.type = type;
        }

        @Override
        public Id deserialize(JsonParser json, DeserializationContext context) {
            var text = json.getValueAsString("");
            try {
                return type.getConstructor(String.class).newInstance(text);
            } catch (InvocationTargetException e) {
                throw context.weirdStringException(text, type, "not an id");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
