package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import io.counterfoil.kernel.id.Id;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Reads a value from the text that its {@code toString} gives. */
final class TextDeserializer<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int KEPT_MAX = 256;

    private final transient Function<String, T> parse;

    TextDeserializer(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    static <I extends Id> TextDeserializer<I> of(Class<I> id) {
        var constructor = new RecordConstructor(id);
        return new TextDeserializer<>(id, text -> id.cast(constructor.make(text)));
    }

    /** For values of which there are few: the same text gives the same object, for the first of them. */
    static <T> TextDeserializer<T> ofFew(Class<T> type, Function<String, T> parse) {
        Map<String, T> kept = new ConcurrentHashMap<>();
        return new TextDeserializer<>(type, text -> {
            var known = kept.get(text);
            if (known != null) return known;
            var value = parse.apply(text);
            if (kept.size() < KEPT_MAX) kept.put(text, value);
            return value;
        });
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
        return parse.apply(text);
    }
}
