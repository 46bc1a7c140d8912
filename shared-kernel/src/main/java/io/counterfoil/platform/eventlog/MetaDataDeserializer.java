package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Axon's looks for the reader of a map anew for each event; nearly all that is in ours is text. */
final class MetaDataDeserializer extends StdDeserializer<MetaData> {
    private static final long serialVersionUID = 1L;

    MetaDataDeserializer() {
        super(MetaData.class);
    }

    @Override
    public MetaData deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) return (MetaData) context.handleUnexpectedToken(MetaData.class, json);
        Map<String, @Nullable Object> entries = new HashMap<>();
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            entries.put(key, value(json, context));
        }
        return MetaData.from(entries);
    }

    private static @Nullable Object value(JsonParser json, DeserializationContext context) throws IOException {
        var token = json.nextToken();
        if (token == JsonToken.VALUE_STRING) return json.getText();
        return token == JsonToken.VALUE_NULL ? null : context.readValue(json, Object.class);
    }
}
