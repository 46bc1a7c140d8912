package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingWhatIsParkedTest {
    private static final int MANY = 50_000;
    private static final int FEW = 20;

    private final ALog log = new ALog();
    private final PagedDeadLetterStatements statements = new PagedDeadLetterStatements(
            JacksonSerializer.defaultSerializer(), JacksonSerializer.defaultSerializer(), () -> NOON);
    private final Connection connection = connect();

    private Connection connect() {
        try {
            return log.database().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void park() throws SQLException {
        park("view", "long", MANY, null);
        park("view", "short", 1, NOON.minusSeconds(1));
        park("view", "later", 3, NOON.plusSeconds(1));
        park("another", "later", 3, NOON.plusSeconds(1));
        park("other", "first", 2, null);
        log.sql().sql("analyze dead_letter_entry").update();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void finds_what_is_due_by_the_first_of_each_sequence_and_reads_no_other() throws SQLException {
        try (var due = statements.claimableSequencesStatement(connection, "view", NOON, 0, 10)) {
            assertThat(texts(due, "dead_letter_identifier")).containsExactly("view-long-0", "view-short-0");
        }
        assertThat(lettersRead()).isLessThan(FEW);
    }

    @Test
    void knows_whether_a_sequence_has_any_without_counting_them() throws SQLException {
        assertThat(contains("long")).isTrue();
        assertThat(contains("longer")).isFalse();
        assertThat(lettersRead()).isLessThan(FEW);
    }

    @Test
    void names_the_projections_that_have_any_due() {
        assertThat(new ParkedLetters(log.sql(), () -> NOON).groupsWithLettersDue())
                .containsExactlyInAnyOrder("view", "other");
    }

    private boolean contains(String sequence) throws SQLException {
        try (var statement = statements.containsStatement(connection, "view", sequence);
                ResultSet found = statement.executeQuery()) {
            return found.next() && found.getLong(1) > 0;
        }
    }

    private static List<String> texts(PreparedStatement statement, String column) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) texts.add(rows.getString(column));
        }
        return texts;
    }

    /** In this transaction. */
    private long lettersRead() throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select seq_tup_read + idx_tup_fetch as letters from pg_stat_xact_user_tables
                         where relname = 'dead_letter_entry'
                        """)) {
            return Long.parseLong(texts(statement, "letters").getFirst());
        }
    }

    private void park(String group, String sequence, int letters, @Nullable Instant retryAt) {
        log.sql()
                .sql("""
                insert into dead_letter_entry
                       (dead_letter_identifier, processing_group, sequence_identifier, sequence_index, message_type,
                        event_identifier, time_stamp, payload_type, payload, enqueued_at, last_touched, retry_at)
                select :group || '-' || :sequence || '-' || n, :group, :sequence, n, 'event', 'e', '', '', '', '', '',
                       case when n = 0 then :retryAt::timestamptz end
                  from generate_series(0, :letters - 1) n
                """)
                .param("group", group)
                .param("sequence", sequence)
                .param("letters", letters)
                .param("retryAt", retryAt == null ? null : Timestamp.from(retryAt))
                .update();
    }
}
