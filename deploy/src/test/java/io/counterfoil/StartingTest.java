package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Processes.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts genuine processes, as {@code deploy/run} does. */
class StartingTest {
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private Path directory;

    @Test
    void tells_where_it_is_and_finds_its_data_at_the_next_start() throws Exception {
        try (var processes = new Processes(directory)) {
            var first = processes.start("one", "--port", "0");
            assertThat(first.connection()).containsOnlyKeys("http", "jdbc", "sandbox", "operatorKeyFile");
            assertThat(first.connection().get("jdbc")).startsWith("jdbc:postgresql://");
            assertThat(first.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(first.get("/actuator/prometheus").body())
                    .contains("process_stalled", "outbound_due", "hikaricp_connections");
            assertThat(first.get("/v1/stalls").statusCode()).isEqualTo(200);
            var key = first.operatorKey();
            assertThat(first.terminate()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(first.data().resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(first.data().resolve("connection.json")).doesNotExist();

            var second = processes.start("one", "--port=0");
            assertThat(second.operatorKey()).isEqualTo(key);
        }
    }

    @Test
    void is_refused_on_a_port_that_is_taken() throws Exception {
        try (var processes = new Processes(directory);
                var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            var port = Integer.toString(taken.getLocalPort());
            assertThat(processes.fail("one", "--port", port)).satisfies(ended -> isTold(ended, "Port " + port));
        }
    }

    @Test
    void is_refused_on_data_that_is_in_use() {
        try (var processes = new Processes(directory)) {
            var first = processes.start("one", "--port", "0");
            var data = first.data().toString();
            assertThat(processes.fail("two", "--port", "0", "--data", data))
                    .satisfies(ended -> isTold(ended, data + " is in use"));
            assertThat(first.process().isAlive()).isTrue();
        }
    }

    @Test
    void is_refused_with_the_master_key_of_another_database() throws Exception {
        try (var processes = new Processes(directory)) {
            processes.start("one", "--port", "0").terminate();
        }
        assertThat(directory.resolve("one/master.key")).exists();
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        try (var processes = new Processes(directory, Map.of("COUNTERFOIL_MASTER_KEY", other))) {
            assertThat(processes.fail("one", "--port", "0")).satisfies(ended -> isTold(ended, "master key"));
        }
    }

    @Test
    void is_refused_in_a_role_that_there_is_not() {
        assertThat(refused("--roles", "order,bank")).satisfies(ended -> isTold(ended, "There is no role \"bank\""));
    }

    @Test
    void is_refused_as_a_sandbox_in_production() {
        assertThat(refused("--roles=order,sandbox", "--counterfoil.mode=production"))
                .satisfies(ended -> isTold(ended, "no sandbox in production"));
    }

    @Test
    void is_refused_with_a_key_that_is_easily_guessed() {
        assertThat(refused("--counterfoil.auditor-key=fifteen-letters"))
                .satisfies(ended -> isTold(ended, "The auditor key is short"));
    }

    @Test
    void is_refused_in_a_mode_that_there_is_not() {
        assertThat(refused("--counterfoil.mode=prod")).satisfies(ended -> isTold(ended, "There is no mode \"prod\""));
    }

    @Test
    void is_refused_with_an_option_that_there_is_not() {
        assertThat(refused("--prot", "80")).satisfies(ended -> isTold(ended, "There is no option --prot"));
    }

    @Test
    void is_refused_with_an_option_that_lacks_its_value() {
        assertThat(refused("--roles")).satisfies(ended -> isTold(ended, "--roles lacks its value"));
    }

    private Ended refused(String... options) {
        try (var processes = new Processes(directory)) {
            return processes.fail("one", options);
        }
    }

    /** Two lines, and nothing else. */
    private static void isTold(Ended ended, String why) {
        assertThat(ended.exitValue()).isOne();
        assertThat(ended.told())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("counterfoil: ")
                .contains(why);
    }
}
