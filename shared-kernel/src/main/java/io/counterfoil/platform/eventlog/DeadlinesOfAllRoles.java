package io.counterfoil.platform.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;
import org.jspecify.annotations.Nullable;

/** Hands interceptors to every role's deadlines, and sets none: a deadline belongs to a role. */
final class DeadlinesOfAllRoles implements DeadlineManager {
    private final Timers timers;

    DeadlinesOfAllRoles(Timers timers) {
        this.timers = timers;
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super DeadlineMessage<?>> interceptor) {
        return everywhere(deadlines -> deadlines.registerHandlerInterceptor(interceptor));
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super DeadlineMessage<?>> interceptor) {
        return everywhere(deadlines -> deadlines.registerDispatchInterceptor(interceptor));
    }

    private Registration everywhere(Function<DeadlineManager, Registration> register) {
        List<Registration> all = timers.all().stream().map(register).toList();
        return () -> all.stream().map(Registration::cancel).reduce(true, Boolean::logicalAnd);
    }

    @Override
    public String schedule(Instant at, String name, @Nullable Object payload, ScopeDescriptor scope) {
        throw noRole();
    }

    @Override
    public void cancelSchedule(String name, String id) {
        throw noRole();
    }

    @Override
    public void cancelAll(String name) {
        throw noRole();
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        throw noRole();
    }

    private static IllegalStateException noRole() {
        return new IllegalStateException(
                "a deadline belongs to a role: take @Qualifier(\"orderDeadlines\") or the like");
    }
}
