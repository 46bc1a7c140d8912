package io.counterfoil.bench.placeall;

import io.counterfoil.bench.measure.Lab;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the consumers of this process are behind the head of the log. */
final class Behind {
    private final EventProcessingConfiguration consumers;
    private final JdbcClient sql;

    Behind(Lab lab) {
        consumers = lab.bean(EventProcessingConfiguration.class);
        sql = lab.sql();
    }

    /** Since the first event was recorded that one of them has not handled; 0 when there is none. */
    long millis() {
        return sql.sql("""
                        select coalesce((extract(epoch from clock_timestamp() - recorded_at) * 1000)::bigint, 0)
                          from event_log.event where position = ?
                        """).param(slowest() + 1).query(Long.class).optional().orElse(0L);
    }

    /** The position up to which all have handled everything. */
    private long slowest() {
        return consumers.eventProcessors().values().stream()
                .mapToLong(Behind::position)
                .min()
                .orElse(0);
    }

    private static long position(EventProcessor consumer) {
        if (!(consumer instanceof StreamingEventProcessor streaming)) return 0;
        return streaming.processingStatus().values().stream()
                .mapToLong(Behind::position)
                .min()
                .orElse(0);
    }

    private static long position(EventTrackerStatus segment) {
        return segment.getCurrentPosition().orElse(0);
    }
}
