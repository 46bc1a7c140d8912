package io.counterfoil;

import io.counterfoil.platform.access.OperatorKey;
import io.counterfoil.platform.start.DataDirectory;
import io.counterfoil.platform.start.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Writes down where this process is to be found, as soon as it is ready. */
class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final DataDirectory data;
    private final JdbcConnectionDetails database;
    private final Environment environment;

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
        connection.put("jdbc", jdbc());
        if (Role.of(environment).contains(Role.SANDBOX)) connection.put("sandbox", http + "/sandbox");
        if (environment.getProperty("counterfoil.operator-key", "").isEmpty()) {
            connection.put("operatorKeyFile", OperatorKey.file(data.path()).toString());
        }
        write(JsonMapper.shared().writeValueAsString(connection));
        LOG.info("Ready: {} with {}, data in {}", http, Role.of(environment), data.path());
    }

    /** With the account that may read everything and add to the log. */
    private String jdbc() {
        var url = database.getJdbcUrl();
        if (database.getUsername() == null) return url;
        return url + (url.contains("?") ? "&" : "?") + "user=" + database.getUsername() + "&password="
                + database.getPassword();
    }

    private void write(String json) throws IOException {
        Path file = data.resolve("connection.json");
        Path unfinished = data.resolve("connection.json.new");
        Files.deleteIfExists(unfinished);
        PrivateFile.write(unfinished, json + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
