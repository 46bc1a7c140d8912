package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.platform.start.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server itself says about the embedded database. */
@SpringBootTest(classes = Counterfoil.class)
class ProtectingTheLogTest {
    @Autowired
    private JdbcClient sql;

    @Autowired
    private JdbcConnectionDetails server;

    @BeforeEach
    void somethingHasHappened(@Autowired CommandGateway commands) {
        commands.sendAndWait(PaidChannel.open(PaidChannel.newChannel()));
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, localhost",
        "statement_timeout, 10s",
        "lock_timeout, 5s",
        "idle_in_transaction_session_timeout, 10s"
    })
    void means_these_settings(String setting, String value) {
        assertThat(sql.sql("show " + setting).query(String.class).single()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_log.event set payload = '{}'",
                "delete from event_log.event",
                "truncate event_log.event",
                "drop table event_log.event",
                "drop schema event_log cascade",
                "alter table event_log.event add column note text",
                "alter table event_log.event owner to counterfoil_application",
                "grant update on event_log.event to counterfoil; update event_log.event set payload = '{}'",
                "create trigger forge before insert on event_log.event execute function suppress_redundant_updates_trigger()",
                "create table made_by_the_application (id int)",
                "reset role; delete from event_log.event",
                "set role postgres; delete from event_log.event"
            })
    void forbids_the_application_to(String statement) {
        assertThatThrownBy(() -> sql.sql(statement).update())
                .extracting(NestedExceptionUtils::getRootCause)
                .asInstanceOf(InstanceOfAssertFactories.type(PSQLException.class))
                .returns("42501", PSQLException::getSQLState);
    }

    @Test
    void lets_the_application_read_and_add() {
        assertThat(sql.sql("select count(*) from event_log.event")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"counterfoil", "postgres"})
    void lets_nobody_in_without_a_password(String account) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(server.getJdbcUrl(), account, null));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(server.getJdbcUrl(), account, "guess"))
                .returns("28P01", SQLException::getSQLState);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner.password", "application.password", "master.key"})
    void keeps_its_secrets_to_the_owner(String file, @Autowired DataDirectory data) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                .isEqualTo("rw-------");
    }
}
