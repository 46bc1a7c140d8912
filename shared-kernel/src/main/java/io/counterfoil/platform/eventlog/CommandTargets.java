package io.counterfoil.platform.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Which thing a command is for. Looked up once for each kind of command: Axon searches its annotations for every single one,
 * which took a seventh of the time of placing an order.
 */
final class CommandTargets implements CommandTargetResolver {
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

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        var payload = command.getPayload();
        try {
            var target = targets.get(payload.getClass()).invoke(payload);
            return new VersionedAggregateIdentifier(Objects.requireNonNull(target), null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("it cannot be told what " + payload.getClass() + " is for", e);
        }
    }
}
