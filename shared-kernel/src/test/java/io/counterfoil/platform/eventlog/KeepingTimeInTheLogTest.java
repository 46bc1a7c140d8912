package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.NOON;
import static io.counterfoil.platform.eventlog.ALog.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeepingTimeInTheLogTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final ALog log = new ALog();
    private final GroupAppender appender = ALog.appender(log.database(), now::get);

    @AfterEach
    void stop() {
        appender.close();
    }

    @Test
    void goes_on_while_the_clock_does_and_stands_still_while_the_clock_is_back() {
        appender.append(first("first"));
        now.set(NOON.plusSeconds(1));
        appender.append(first("second"));
        now.set(NOON.minus(Duration.ofHours(1)));
        appender.append(first("third"));
        appender.append(first("fourth"));
        now.set(NOON.plusSeconds(2));
        appender.append(first("fifth"));

        assertThat(recorded())
                .containsExactly(
                        "1 first " + NOON,
                        "2 second " + NOON.plusSeconds(1),
                        "3 third " + NOON.plusSeconds(1),
                        "4 fourth " + NOON.plusSeconds(1),
                        "5 fifth " + NOON.plusSeconds(2));
    }

    private List<String> recorded() {
        return log.sql()
                .sql("select position, stream, recorded_at from event_log.event order by position")
                .query((row, _) -> row.getLong(1) + " " + row.getString(2) + " "
                        + row.getTimestamp(3).toInstant())
                .list();
    }
}
