package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.counterfoil.kernel.personal.Encrypted;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells events as they are stored, but for what is encrypted in them. */
public final class Facts {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json;

    Facts() {
        json = Serialization.eventMapper()
                .registerModule(new JavaTimeModule())
                .registerModule(new SimpleModule("read").addSerializer(new Reader()));
        // Asks the reader below whether there is anything to tell.
        json.configOverride(Encrypted.class)
                .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY));
    }

    /**
     * The fields of an event, as JSON has them.
     *
     * @param decrypt empty for what the reader may not know, or what belonged to somebody who has been forgotten: it is
     *     left out
     */
    public Map<String, Object> tell(Object event, Function<Encrypted, Optional<String>> decrypt) {
        var read = new HashMap<Encrypted, Optional<String>>();
        Decryption once = encrypted -> read.computeIfAbsent(encrypted, decrypt);
        try {
            return json.readValue(
                    json.writer().withAttribute(Decryption.class, once).writeValueAsString(event), FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(event.getClass() + " cannot be told", e);
        }
    }

    private interface Decryption {
        Optional<String> text(Encrypted encrypted);
    }

    private static final class Reader extends StdSerializer<Encrypted> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Encrypted.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider context, Encrypted value) {
            return text(context, value).isEmpty();
        }

        @Override
        public void serialize(Encrypted value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeString(text(context, value).orElse(""));
        }

        private static Optional<String> text(SerializerProvider context, Encrypted value) {
            return ((Decryption) context.getAttribute(Decryption.class)).text(value);
        }
    }
}
