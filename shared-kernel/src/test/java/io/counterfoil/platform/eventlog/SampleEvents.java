package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of each kind, made of its fields' names and types: the same ones in every run. */
final class SampleEvents {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrderId ORDER = new OrderId(Ids.derive(OrderId.PREFIX, "sample"));

    /** Words that a reader of the samples would expect where the field's name alone says little. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("account", "0123456789abcdefghjkmnpqrs"),
            Map.entry("alias", "0123456789abcdefghjkmnpqrs"),
            Map.entry("cause", "java.net.ConnectException: Connection refused"),
            Map.entry("code", "amount-differs"),
            Map.entry("detail", "the provider says 19.98, the order 19.99"),
            Map.entry("event", "2f1b1f0e-5d0b-4c59-9d9c-0a7c1f4f6c11"),
            Map.entry("evidence", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("failure", "status-503"),
            Map.entry("hash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("hint", "x7Qa"),
            Map.entry("key", "c2f6a1de-90b4-4a9e-8a53-3f6c1b9d7e02"),
            Map.entry("name", "Monthly pass"),
            Map.entry("orderNo", "A-1001"),
            Map.entry("process", "provider-verification"),
            Map.entry("provider", "alipay-wap"),
            Map.entry("publicKey", "whpk_A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="),
            Map.entry("request", "rotate-2026"),
            Map.entry("returnUrl", "https://merchant.example/return"),
            Map.entry("schedule", "standard"),
            Map.entry("successWord", "success"),
            Map.entry("text", "3q2+7wAAAAAAAAAAAAAAAAAAAAA="),
            Map.entry("transaction", "2026010122001400000000000001"),
            Map.entry("unsent", "endpoint-disabled"),
            Map.entry("url", "https://merchant.example/notices"));

    static Stream<Class<?>> kinds() {
        return EventFamily.ALL.stream().flatMap(EventFamily::members);
    }

    static String name(Class<?> event) {
        return event.getAnnotation(StoredAs.class).value();
    }

    static Object full(Class<?> event) {
        return new SampleEvents(true).record(event);
    }

    /** Without the fields that may be absent. */
    static Object bare(Class<?> event) {
        return new SampleEvents(false).record(event);
    }

    static boolean mayBeAbsent(RecordComponent field) {
        return isNullable(field.getAnnotatedType());
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private final boolean withOptional;

    private SampleEvents(boolean withOptional) {
        this.withOptional = withOptional;
    }

    private Object record(Class<?> type) {
        var fields = type.getRecordComponents();
        var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(fields).map(this::field).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private @Nullable Object field(RecordComponent field) {
        return withOptional || !mayBeAbsent(field) ? value(field.getName(), field.getGenericType()) : null;
    }

    private Object value(String name, Type type) {
        return switch (type) {
            case ParameterizedType map
            when map.getRawType() == Map.class ->
                Map.of(
                        "b",
                        value("b", map.getActualTypeArguments()[1]),
                        "a",
                        value("a", map.getActualTypeArguments()[1]));
            case ParameterizedType list
            when list.getRawType() == List.class -> List.of(value(name, list.getActualTypeArguments()[0]));
            case ParameterizedType set when set.getRawType() == Set.class -> Set.of("order.paid", "order.created");
            case Class<?> plain -> plain(name, plain);
            default -> throw new AssertionError("no sample of " + type);
        };
    }

    private Object plain(String name, Class<?> type) {
        if (type == String.class) return WORDS.getOrDefault(name, name);
        if (type == int.class || type == Integer.class) return 3;
        if (type == long.class || type == Long.class) return 250L;
        if (type == boolean.class) return true;
        if (type == Instant.class) return NOON;
        if (type == Money.class) return Money.of(1999, new Asset("CNY", 2));
        if (type == Asset.class) return new Asset("CNY", 2);
        if (type == Uint64.class) return Uint64.of(250);
        if (type == AttemptNo.class) return AttemptNo.of(ORDER, 1);
        if (type.isEnum()) return type.getEnumConstants()[0];
        return Id.class.isAssignableFrom(type) ? id(type) : record(type);
    }

    private static Object id(Class<?> type) {
        try {
            var prefix = (String) type.getField("PREFIX").get(null);
            return type.getConstructor(String.class).newInstance(Ids.derive(prefix, "sample"));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
