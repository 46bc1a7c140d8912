package io.counterfoil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.platform.access.OperatorKey;
import io.counterfoil.platform.start.DataDirectory;
import io.counterfoil.platform.start.PrivateFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Writes down where this process is to be found, from when it is ready until it stops. */
class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final DataDirectory data;
    private final JdbcConnectionDetails database;
    private final Environment environment;
    private volatile boolean written;

    Connection(DataDirectory data, JdbcConnectionDetails database, Environment environment) {
        this.data = data;
        this.database = database;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() throws IOException {
        var port = environment.getProperty("local.server.port");
        if (port == null) return; // nothing listens, so there is nothing to be found
        var http = "http://localhost:" + port;
        var connection = new LinkedHashMap<String, String>();
        connection.put("http", http);
        connection.put("jdbc", jdbc(database));
        if (Role.of(environment).contains(Role.SANDBOX)) connection.put("sandbox", http + "/sandbox");
        if (environment.getProperty("counterfoil.operator-key", "").isEmpty()) {
            connection.put("operatorKeyFile", OperatorKey.file(data.path()).toString());
        }
        write(JsonMapper.shared().writeValueAsString(connection));
        LOG.info("Ready: {} with {}, data in {}", http, Role.of(environment), data.path());
    }

    /** Another process may have its own there. */
    @EventListener(ContextClosedEvent.class)
    void stopped() throws IOException {
        if (written) Files.deleteIfExists(file());
    }

    /** With the account that may read everything and add to the log. */
    static String jdbc(JdbcConnectionDetails database) {
        var url = database.getJdbcUrl();
        @Nullable String user = database.getUsername();
        if (user == null) return url;
        @Nullable String password = database.getPassword();
        return url + (url.contains("?") ? "&" : "?") + "user=" + URLEncoder.encode(user, UTF_8)
                + (password == null ? "" : "&password=" + URLEncoder.encode(password, UTF_8));
    }

    private Path file() {
        return data.resolve("connection.json");
    }

    private void write(String json) throws IOException {
        Path unfinished = data.resolve("connection.json.new");
        Files.deleteIfExists(unfinished);
        PrivateFile.write(unfinished, json + "\n");
        Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE);
        written = true;
    }
}
