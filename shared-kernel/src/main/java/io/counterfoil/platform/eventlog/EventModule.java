package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Reads events, which are records, as fast as can be: whoever is far behind reads millions of them. */
final class EventModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    EventModule() {
        super("events");
        setDeserializers(new Records());
        addDeserializer(MetaData.class, new MetaDataDeserializer());
        addDeserializer(Instant.class, new InstantDeserializer());
    }

    private static final class Records extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            var raw = type.getRawClass();
            return raw.isRecord() && !KernelModule.isText(raw)
                    ? new RecordDeserializer(type, description)
                    : super.findBeanDeserializer(type, config, description);
        }
    }
}
