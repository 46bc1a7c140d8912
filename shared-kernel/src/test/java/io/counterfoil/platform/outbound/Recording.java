package io.counterfoil.platform.outbound;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A line that remembers whom it called. */
final class Recording implements Line {
    static final int AT_ONCE_MAX = 8;

    volatile Set<String> full = Set.of();
    final List<String> made = new CopyOnWriteArrayList<>();
    private final String kind;
    private final Consumer<String> then;

    Recording(String kind) {
        this(kind, subject -> {});
    }

    Recording(String kind, Consumer<String> then) {
        this.kind = kind;
        this.then = then;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public Set<String> full() {
        return full;
    }

    @Override
    public void call(String subject) {
        made.add(subject);
        then.accept(subject);
    }
}
