package io.counterfoil.platform.eventlog;

import java.time.Instant;
import java.util.Map;

/**
 * An event as the log holds it.
 *
 * @param position in the log, from 1, without gaps
 * @param sequence in its stream, from 0
 * @param name with its revision: {@code order.paid/1}
 * @param id the event's UUID
 */
public record Recorded(
        long position,
        String stream,
        long sequence,
        String name,
        String id,
        Instant recordedAt,
        Object event,
        Map<String, Object> metadata) {}
