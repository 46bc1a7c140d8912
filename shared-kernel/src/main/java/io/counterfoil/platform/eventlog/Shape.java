package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.id.Ids;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the classes of a state look like: every record's components, every sealed type's members, every enum's constants. */
final class Shape {
    private final SortedMap<String, String> classes = new TreeMap<>();
    private final SortedSet<Class<?>> sealed =
            new TreeSet<>((one, other) -> one.getName().compareTo(other.getName()));

    Shape(Class<?> state) {
        look(state);
    }

    /** Whose members are told apart by a name. */
    SortedSet<Class<?>> sealedTypes() {
        return sealed;
    }

    /** Another one where anything was renamed, added, taken away or given another type, or where rules count anew. */
    String digest(int rulesVersion) {
        return Ids.derive("shape", Integer.toString(rulesVersion), toString());
    }

    /** Every class with what it is made of. */
    @Override
    public String toString() {
        return classes.toString();
    }

    private void look(Type type) {
        switch (type) {
            case ParameterizedType parameterized -> {
                look(parameterized.getRawType());
                for (var argument : parameterized.getActualTypeArguments()) look(argument);
            }
            case Class<?> plain when !classes.containsKey(plain.getName()) -> look(plain);
            default -> {}
        }
    }

    private void look(Class<?> type) {
        classes.put(type.getName(), "");
        classes.put(type.getName(), description(type));
        if (type.isSealed()) sealed.add(type);
        parts(type).forEach(this::look);
    }

    private static String description(Class<?> type) {
        if (type.isEnum()) return Arrays.toString(type.getEnumConstants());
        if (type.isRecord()) return fields(type).map(Shape::field).toList().toString();
        return parts(type).map(Type::getTypeName).sorted().toList().toString();
    }

    private static Stream<Type> parts(Class<?> type) {
        if (type.isSealed()) return Arrays.stream(type.getPermittedSubclasses());
        return type.isRecord() ? fields(type).map(RecordComponent::getGenericType) : Stream.empty();
    }

    private static Stream<RecordComponent> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static String field(RecordComponent field) {
        return field.getGenericType().getTypeName() + " " + field.getName();
    }
}
