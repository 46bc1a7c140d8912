package io.counterfoil.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.decide.Rejected;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;

class TellingWhatWentWrongTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @MethodSource("whatPasses")
    void asks_to_come_again_when_it_passes(Exception failure) {
        var answer = ask(failure);
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    static Stream<Exception> whatPasses() {
        return Stream.of(
                new CannotGetJdbcConnectionException("away", new SQLTransientConnectionException("no connection")),
                new UncategorizedSQLException("task", "select", new SQLException("gone", "08006")),
                new IllegalStateException(new SQLException("shutting down", "57P01")),
                new RejectedExecutionException("too much to do"),
                new ConcurrencyException("somebody was faster, time and again"),
                new LockAcquisitionFailedException("too many commands on one thing"));
    }

    @Test
    void keeps_what_is_broken_to_itself() {
        var answer = ask(new IllegalStateException("secret", new SQLException("column secret is missing", "42703")));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).contains("request-1").doesNotContain("secret");
    }

    @Test
    void asks_to_come_again_when_nobody_can_tell_yet() {
        var answer = problems.rejected(Rejected.again("provider-undecided", "Nobody knows yet."));
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    private ResponseEntity<Problem> ask(Exception failure) {
        var request = new MockHttpServletRequest();
        request.setAttribute(CurrentRequest.ATTRIBUTE, new CurrentRequest("request-1", null, null));
        return problems.any(failure, request);
    }
}
