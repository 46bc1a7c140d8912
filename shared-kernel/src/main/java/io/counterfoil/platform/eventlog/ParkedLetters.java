package io.counterfoil.platform.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the projections of all processes have parked. */
public final class ParkedLetters {
    /** The first {@code letter} of each sequence, by looks into the indexes for each: however much waits behind it. */
    static final String HEADS = """
            with recursive head as (
                (select dead_letter_identifier, processing_group, sequence_identifier
                   from dead_letter_entry
                  order by processing_group, sequence_identifier, sequence_index
                  limit 1)
                 union all
                select next.dead_letter_identifier, next.processing_group, next.sequence_identifier
                  from head cross join lateral (
                       select * from dead_letter_entry
                        where (processing_group, sequence_identifier)
                              > (head.processing_group, head.sequence_identifier)
                        order by processing_group, sequence_identifier, sequence_index
                        limit 1) next),
            letter as (
                select whole.*
                  from head cross join lateral (
                       select * from dead_letter_entry mine
                        where mine.dead_letter_identifier = head.dead_letter_identifier
                       offset 0) whole)
            """;

    private final JdbcClient sql;
    private final InstantSource clock;

    ParkedLetters(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The longest parked first. */
    public List<ParkedLetter> list(int limit) {
        return sql.sql("""
                select processing_group, payload_type, aggregate_identifier, cause_type, cause_message,
                       enqueued_at, failures, retry_at
                  from dead_letter_entry
                 order by enqueued_at, processing_group, sequence_identifier, sequence_index
                 limit ?
                """).param(limit).query(ParkedLetters::letter).list();
    }

    /** Has everything that a projection parked tried again now, once it is mended. */
    public void retryNow(String group) {
        sql.sql("""
                update dead_letter_entry set retry_at = null
                 where processing_group = ? and retry_at is not null
                """).param(group).update();
    }

    /** How many letters each projection has parked that has any. */
    Map<String, Long> count() {
        var count = new HashMap<String, Long>();
        sql.sql("select processing_group, count(*) from dead_letter_entry group by processing_group")
                .query(row -> {
                    count.put(row.getString(1), row.getLong(2));
                });
        return count;
    }

    List<String> groupsWithLettersDue() {
        return sql.sql(HEADS + """
                select distinct processing_group from letter
                 where retry_at is null or retry_at <= ?
                """)
                .param(Timestamp.from(clock.instant()))
                .query((row, _) -> row.getString("processing_group"))
                .list();
    }

    void postpone(String letter, Instant retryAt) {
        sql.sql("""
                update dead_letter_entry set failures = failures + 1, retry_at = ? where dead_letter_identifier = ?
                """).params(Timestamp.from(retryAt), letter).update();
    }

    int failures(String letter) {
        return sql.sql("select failures from dead_letter_entry where dead_letter_identifier = ?")
                .param(letter)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static ParkedLetter letter(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp retryAt = row.getTimestamp("retry_at");
        return new ParkedLetter(
                row.getString("processing_group"),
                row.getString("payload_type"),
                row.getString("aggregate_identifier"),
                cause(row),
                Instant.parse(row.getString("enqueued_at")),
                row.getInt("failures"),
                retryAt == null ? null : retryAt.toInstant());
    }

    private static @Nullable String cause(ResultSet row) throws SQLException {
        @Nullable String type = row.getString("cause_type");
        return type == null ? null : type + ": " + row.getString("cause_message");
    }
}
