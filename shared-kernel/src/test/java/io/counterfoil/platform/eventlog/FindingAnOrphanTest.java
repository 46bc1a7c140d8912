package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingAnOrphanTest {
    private static final int STARTED_LINE = 2;

    @TempDir
    private Path directory;

    private EmbeddedPostgres server;
    private List<String> told;

    @BeforeEach
    void startServer() throws IOException {
        var data = directory.resolve("of-the-server");
        server = EmbeddedPostgres.builder().setDataDirectory(data).start();
        told = Files.readAllLines(data.resolve("postmaster.pid"));
        Files.createFile(directory.resolve("epg-lock"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void finds_the_server_that_wrote_the_file() throws IOException {
        assertThat(find()).isTrue();
    }

    @Test
    void leaves_a_server_alone_that_started_at_another_time() throws IOException {
        var started = Long.parseLong(told.get(STARTED_LINE).strip());
        told.set(STARTED_LINE, Long.toString(started - 60));
        assertThat(find()).isFalse();
    }

    @Test
    void finds_nothing_in_a_file_that_was_not_finished() throws IOException {
        told = told.subList(0, STARTED_LINE);
        assertThat(find()).isFalse();
    }

    private boolean find() throws IOException {
        Files.write(directory.resolve("postmaster.pid"), told);
        return Orphan.of(directory).isPresent();
    }
}
