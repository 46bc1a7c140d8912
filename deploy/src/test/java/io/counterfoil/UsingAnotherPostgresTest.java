package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that was started by somebody else, as a database team would run it. */
class UsingAnotherPostgresTest {
    @TempDir
    private Path data;

    private EmbeddedPostgres server;

    @BeforeEach
    void somebodyStartsIt() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterEach
    void somebodyStopsIt() throws IOException {
        server.close();
    }

    @Test
    void with_one_account_works_and_restarts_on_its_data() {
        worksAndRestarts("--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"));
    }

    @Test
    void with_an_account_for_migrations_and_one_for_the_application_works_and_restarts() throws SQLException {
        asDatabaseTeam("create role owner login createrole password 'o'");
        asDatabaseTeam("create role app login password 'a'");
        asDatabaseTeam("create database ledger owner owner");
        worksAndRestarts(
                "--spring.datasource.url=jdbc:postgresql://localhost:" + server.getPort() + "/ledger",
                "--spring.datasource.username=app",
                "--spring.datasource.password=a",
                "--spring.flyway.user=owner",
                "--spring.flyway.password=o");
    }

    @Test
    void takes_as_many_connections_as_it_is_told() {
        var url = "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres");
        try (var modest = start(url, "--spring.datasource.hikari.maximum-pool-size=60")) {
            assertThat(modest.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(60);
        }
        assertThat(data.resolve("connection.json")).doesNotExist();
    }

    private void worksAndRestarts(String... datasource) {
        var channel = newChannel();
        try (var first = start(datasource)) {
            first.getBean(CommandGateway.class).sendAndWait(open(channel));
            await().until(() -> listed(first) == 1);
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(
                            () -> sql(first).sql("delete from event_log.event").update())
                    .withStackTraceContaining("permission denied for table event");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
        try (var second = start(datasource)) {
            assertThat(listed(second)).isEqualTo(1);
            second.getBean(CommandGateway.class).sendAndWait(open(newChannel()));
            await().until(() -> listed(second) == 2);
        }
    }

    private ConfigurableApplicationContext start(String... datasource) {
        var arguments = new ArrayList<>(List.of("--counterfoil.data=" + data, "--server.port=0"));
        arguments.addAll(List.of(datasource));
        return new SpringApplicationBuilder(Counterfoil.class).run(arguments.toArray(String[]::new));
    }

    private static long listed(ConfigurableApplicationContext context) {
        return sql(context)
                .sql("select count(*) from channel_list")
                .query(Long.class)
                .single();
    }

    private static JdbcClient sql(ConfigurableApplicationContext context) {
        return context.getBean(JdbcClient.class);
    }

    private void asDatabaseTeam(String statement) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
