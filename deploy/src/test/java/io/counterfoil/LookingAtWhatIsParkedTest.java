package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class LookingAtWhatIsParkedTest {
    /** Of no projection here, so that nobody tries it again. */
    private static final String GROUP = "a-view-of-long-ago";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void park() {
        sql.sql("""
                insert into dead_letter_entry (dead_letter_identifier, processing_group, sequence_identifier,
                                               sequence_index, message_type, event_identifier, time_stamp,
                                               payload_type, payload, aggregate_identifier, enqueued_at, cause_type,
                                               cause_message, failures, retry_at)
                values (?, ?, 'or_1', 0, 'event', 'e', '2026-01-01T12:00:00Z', 'order.paid/1', ''::bytea, 'or_1',
                        '2020-01-01T12:00:00Z', 'SomeFailure', 'broken', 3, '2999-01-01T12:00:00Z')
                """).params(UUID.randomUUID().toString(), GROUP).update();
    }

    @AfterEach
    void clear() {
        sql.sql("delete from dead_letter_entry where processing_group = ?")
                .param(GROUP)
                .update();
    }

    @Test
    void tells_an_operator_what_waits_where_and_why() {
        var parked = http.get("/v1/parked-events");

        assertThat(parked.at("/items/0/group")).isEqualTo(GROUP);
        assertThat(parked.at("/items/0/event")).isEqualTo("order.paid/1");
        assertThat(parked.at("/items/0/stream")).isEqualTo("or_1");
        assertThat(parked.at("/items/0/cause")).contains("broken");
    }

    @Test
    void lets_an_operator_have_it_tried_again_at_once() {
        assertThat(http.post("/v1/parked-events/" + GROUP + "/retry").status()).isEqualTo(202);
        assertThat(http.get("/v1/parked-events").json().at("/items/0/retryAt").isNull())
                .isTrue();
    }
}
