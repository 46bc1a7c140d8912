package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import io.counterfoil.kernel.id.Id;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;

/** Reads a value from the text that its {@code toString} gives. */
final class TextDeserializer<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    TextDeserializer(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    static <I extends Id> TextDeserializer<I> of(Class<I> id) {
        return new TextDeserializer<>(id, text -> construct(id, text));
    }

    private static <I extends Id> I construct(Class<I> id, String text) {
        try {
            return id.getConstructor(String.class).newInstance(text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(id + " is no record of one text", e);
        }
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
        return parse.apply(text);
    }
}
