package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events out of few names and numbers, so that they often speak of the same things. */
final class RandomEvents {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int NAMES = 4;
    private static final OrderId ORDER = new OrderId(Ids.derive(OrderId.PREFIX, "random"));

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    Object of(List<Class<?>> kinds) {
        return record(kinds.get(random.nextInt(kinds.size())));
    }

    private Object record(Class<?> type) {
        var fields = type.getRecordComponents();
        var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(fields).map(this::field).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type, e);
        }
    }

    private @Nullable Object field(RecordComponent field) {
        var mayBeAbsent = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayBeAbsent && random.nextBoolean() ? null : value(field.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof Class<?> plain) return plain(plain);
        var several = (ParameterizedType) type;
        var elements = several.getActualTypeArguments();
        if (several.getRawType() == Map.class) return map(elements[1]);
        var values = Stream.generate(() -> value(elements[0])).limit(random.nextInt(NAMES));
        return several.getRawType() == Set.class ? Set.copyOf(values.toList()) : values.toList();
    }

    /** In no particular order, which is kept. */
    private Map<String, Object> map(Type values) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(NAMES); i > 0; i--) map.put(name(), value(values));
        return map;
    }

    private Object plain(Class<?> type) {
        if (type == String.class) return name();
        if (type == int.class || type == Integer.class) return number();
        if (type == long.class || type == Long.class) return (long) number();
        if (type == boolean.class) return random.nextBoolean();
        if (type == Instant.class) return NOON.plusNanos(1_000L * random.nextInt());
        if (type == Money.class) return Money.of(number(), new Asset("CNY", 2));
        if (type == Asset.class) return new Asset("CNY", 2);
        if (type == AttemptNo.class) return AttemptNo.of(ORDER, number());
        if (type.isEnum()) return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        return Id.class.isAssignableFrom(type) ? id(type) : record(type);
    }

    private int number() {
        return 1 + random.nextInt(NAMES);
    }

    private String name() {
        return "name \"" + random.nextInt(NAMES) + "\" 名";
    }

    private Object id(Class<?> type) {
        try {
            var prefix = (String) type.getField("PREFIX").get(null);
            return type.getConstructor(String.class).newInstance(Ids.derive(prefix, name()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type, e);
        }
    }
}
