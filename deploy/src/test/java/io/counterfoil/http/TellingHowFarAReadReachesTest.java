package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.platform.eventlog.Projections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class TellingHowFarAReadReachesTest {
    private final String projection = "of-" + UUID.randomUUID();

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Projections projections;

    @AfterEach
    void forget() {
        sql.sql("delete from token_entry where processor_name = ?")
                .param(projection)
                .update();
    }

    @Test
    void goes_by_the_segment_that_is_furthest_behind() {
        segment(0, "{\"globalIndex\":9}");
        segment(1, "{\"globalIndex\":7}");
        assertThat(position()).isEqualTo(7);
    }

    @Test
    void counts_a_replay_as_far_as_it_has_come_again() {
        segment(0, "{\"globalIndex\":9}");
        segment(1, "{\"tokenAtReset\":{\"globalIndex\":9},\"currentToken\":{\"globalIndex\":3}}");
        assertThat(position()).isEqualTo(3);
    }

    @Test
    void is_nowhere_while_a_segment_has_not_begun() {
        assertThat(position()).isEqualTo(0);
        segment(0, "{\"globalIndex\":9}");
        segment(1, null);
        assertThat(position()).isEqualTo(0);
        segment(2, "{\"tokenAtReset\":{\"globalIndex\":9},\"currentToken\":null}");
        assertThat(position()).isEqualTo(0);
    }

    private void segment(int number, @Nullable String token) {
        sql.sql("insert into token_entry (processor_name, segment, token) values (?, ?, ?)")
                .params(projection, number, token)
                .update();
    }

    private long position() {
        return projections.reach(projection);
    }
}
