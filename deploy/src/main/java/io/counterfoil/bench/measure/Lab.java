package io.counterfoil.bench.measure;

import io.counterfoil.Counterfoil;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Postmaster;
import io.counterfoil.platform.access.OperatorKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A Counterfoil in this process, beside whoever measures it, with a PostgreSQL of its own. */
public final class Lab implements AutoCloseable {
    /** An application without anything that follows the log. */
    public static final String CONSUMERS_OFF = "--" + IdleConsumers.PROPERTY + "=off";

    private final Path home;
    private final ConfigurableApplicationContext context;
    private final DriverManagerDataSource owner;

    private Lab(Path home, ConfigurableApplicationContext context) {
        this.home = home;
        this.context = context;
        var details = context.getBean(FlywayConnectionDetails.class);
        owner = new DriverManagerDataSource(
                Objects.requireNonNull(details.getJdbcUrl()),
                Objects.requireNonNull(details.getUsername()),
                Objects.requireNonNull(details.getPassword()));
    }

    /** @param options further properties, as {@code deploy/run} takes them */
    public static Lab open(Path home, String... options) {
        // The bench's last line is its result: what the application says goes into a file.
        var own = Stream.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--counterfoil.data=" + home.resolve("data"),
                "--logging.threshold.console=OFF",
                "--logging.file.name=" + home.resolve("lab.log"));
        var arguments = Stream.concat(own, Arrays.stream(options)).toArray(String[]::new);
        var application =
                new SpringApplication(Counterfoil.class, IdleConsumers.class, Stubs.class, EmptyHandler.class);
        return new Lab(home, application.run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** As the owner of all tables, with a connection for each statement. */
    public JdbcClient sql() {
        return JdbcClient.create(owner);
    }

    public DriverManagerDataSource owner() {
        return owner;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Over HTTP, as people have it. */
    public Api api() {
        return new Api(URI.create("http://127.0.0.1:" + port()));
    }

    public String operatorKey() {
        try {
            return Files.readString(OperatorKey.file(data())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path data() {
        return home.resolve("data");
    }

    /** Its PostgreSQL's process, whose children serve the connections. */
    public ProcessHandle postmaster() {
        return Postmaster.of(data());
    }

    @Override
    public void close() {
        context.close();
    }
}
