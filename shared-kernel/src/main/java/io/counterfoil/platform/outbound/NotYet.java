package io.counterfoil.platform.outbound;

import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A call that a {@link Line} has not made, for want of room: no failure. It is made when there is some. */
public final class NotYet extends RuntimeException {
    static final Duration PAUSE = Duration.ofSeconds(1);

    @Serial
    private static final long serialVersionUID = 1L;

    /** The rooms that were full: a place in any of them will do. */
    private final ArrayList<String> rooms;

    public NotYet(Collection<String> rooms) {
        super("no place in " + rooms, null, false, false);
        this.rooms = new ArrayList<>(rooms);
    }

    List<String> rooms() {
        return List.copyOf(rooms);
    }
}
