package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

class KeepingTimeInTheLogTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private EmbeddedPostgres server;
    private JdbcClient sql;
    private GroupAppender log;

    @BeforeEach
    void startAnEmptyLog() throws IOException {
        server = EmbeddedPostgres.start();
        var database = server.getPostgresDatabase();
        var tables = new ResourceDatabasePopulator(new ClassPathResource("db/migration/V001__event_log.sql"));
        tables.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        tables.execute(database);
        sql = JdbcClient.create(database);
        log = new GroupAppender(
                new GroupWriter(database, () -> now.get(), new AppendMeters(new SimpleMeterRegistry())));
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
        server.close();
    }

    @Test
    void goes_on_while_the_clock_does_and_stands_still_while_the_clock_is_back() {
        append("first");
        now.set(NOON.plusSeconds(1));
        append("second");
        now.set(NOON.minus(Duration.ofHours(1)));
        append("third");
        append("fourth");
        now.set(NOON.plusSeconds(2));
        append("fifth");

        assertThat(recorded())
                .containsExactly(
                        "1 first " + NOON,
                        "2 second " + NOON.plusSeconds(1),
                        "3 third " + NOON.plusSeconds(1),
                        "4 fourth " + NOON.plusSeconds(1),
                        "5 fifth " + NOON.plusSeconds(2));
    }

    private void append(String stream) {
        log.append(List.of(
                new NewEvent(stream, 0L, "sample.happened/1", UUID.randomUUID().toString(), "{}", "{}")));
    }

    private List<String> recorded() {
        return sql.sql("select position, stream, recorded_at from event_log.event order by position")
                .query((row, _) -> row.getLong(1) + " " + row.getString(2) + " "
                        + row.getTimestamp(3).toInstant())
                .list();
    }
}
