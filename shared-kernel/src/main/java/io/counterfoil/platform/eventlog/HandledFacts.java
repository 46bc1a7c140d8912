package io.counterfoil.platform.eventlog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Which events the consumers of this process handle, by their names in the log. */
final class HandledFacts {
    private final ListableBeanFactory beans;
    private final EventNames names;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    HandledFacts(ListableBeanFactory beans, EventNames names) {
        this.beans = beans;
        this.names = names;
    }

    /** Empty for a consumer that is none of this process's. */
    List<String> of(String group) {
        return known.computeIfAbsent(group, this::look);
    }

    private List<String> look(String group) {
        return Stream.of(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(beans::getType)
                .filter(type -> isOf(group, type))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .flatMap(method -> new EventFamily(method.getParameterTypes()[0]).members())
                .map(names::nameOf)
                .distinct()
                .toList();
    }

    private static boolean isOf(String group, @Nullable Class<?> type) {
        if (type == null) return false;
        @Nullable ProcessingGroup named = type.getAnnotation(ProcessingGroup.class);
        return named != null && named.value().equals(group);
    }
}
