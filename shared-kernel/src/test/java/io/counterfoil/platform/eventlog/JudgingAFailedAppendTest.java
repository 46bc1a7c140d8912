package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgingAFailedAppendTest {
    @ParameterizedTest
    @CsvSource({
        "23505, BAD_ROW", // the place is taken
        "22021, BAD_ROW", // no character
        "54000, BAD_ROW", // too long for the index
        "53100, NOT_NOW", // the disk is full
        "55P03, NOT_NOW", // the lock was not to be had
        "57014, NOT_NOW", // it took too long
        "40P01, NOT_NOW", // deadlock
        "25006, NOT_NOW", // no longer the primary
        "08006, LOST",
        "57P01, LOST", // ended by an administrator
        "58030, LOST", // the disk fails
        "40003, LOST", // what came of it is unknown
    })
    void goes_by_what_postgresql_says(String state, AppendFailure meaning) {
        assertThat(AppendFailure.of(new SQLException("", state))).isEqualTo(meaning);
    }

    /** So it is when there is no space for PostgreSQL's own journal: it stops in the middle of whatever it did. */
    @Test
    void is_in_doubt_where_the_connection_was_lost_with_it() {
        var full = new SQLException("no space left", "53100");
        full.setNextException(new SQLException("the connection is gone", "08006"));
        assertThat(AppendFailure.of(full)).isEqualTo(AppendFailure.LOST);
    }

    @Test
    void means_the_worst_where_nothing_is_said() {
        assertThat(AppendFailure.of(new SQLException(""))).isEqualTo(AppendFailure.LOST);
    }
}
