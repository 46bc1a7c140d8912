package io.counterfoil.platform.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Which thing a command is for: the one whose component or method says so, looked up once for each kind of command. */
final class CommandTargets {
    private static final RecordComponent[] NO_RECORD = {};

    private final ClassValue<Method> targets = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            var target = Stream.concat(components(command), Arrays.stream(command.getMethods()))
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(command + " does not say what it is for"));
            target.setAccessible(true);
            return target;
        }
    };

    private static Stream<Method> components(Class<?> command) {
        return Arrays.stream(Objects.requireNonNullElse(command.getRecordComponents(), NO_RECORD))
                .map(RecordComponent::getAccessor);
    }

    /** The name of its stream. */
    String of(Object command) {
        try {
            var target = targets.get(command.getClass()).invoke(command);
            return Objects.requireNonNull(target).toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("it cannot be told what " + command.getClass() + " is for", e);
        }
    }
}
