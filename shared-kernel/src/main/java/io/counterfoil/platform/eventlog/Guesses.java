package io.counterfoil.platform.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Whether the command in hand may suppose that nothing has happened yet: not once it has been wrong. */
final class Guesses {
    private static final int WRONG_MAX = 10_000;
    private static final Duration WRONG_FOR = Duration.ofMinutes(1);

    private final ClassValue<Boolean> begin = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> command) {
            return command.isAnnotationPresent(Begins.class);
        }
    };
    private final Cache<String, Boolean> wrong = Caffeine.newBuilder()
            .maximumSize(WRONG_MAX)
            .expireAfterWrite(WRONG_FOR)
            .build();

    boolean mayBegin(Class<?> command, String stream) {
        return begins(command) && mayBegin(stream);
    }

    boolean begins(Class<?> command) {
        return begin.get(command);
    }

    boolean mayBegin(String stream) {
        return wrong.getIfPresent(stream) == null;
    }

    /** Whatever was wrong: the next time the log is asked. */
    void wrong(String stream) {
        wrong.put(stream, true);
    }
}
