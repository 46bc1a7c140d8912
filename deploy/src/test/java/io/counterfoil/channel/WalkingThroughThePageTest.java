package io.counterfoil.channel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.CounterfoilTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What docs/channels.md has one type, typed. */
@ChannelTest
class WalkingThroughThePageTest {
    private static final Path PAGE = Path.of("..", "docs", "channels.md");
    private static final Pattern COMMANDS = Pattern.compile("(?s)```bash\n(.*?)```");
    private static final int SECONDS_MAX = 90;

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    @Test
    void leaves_the_parties_with_what_it_says() throws Exception {
        for (var tool : List.of("bash", "curl", "jq")) assumeTrue(isThere(tool), tool);
        Files.createDirectory(directory.resolve("data"));
        Files.writeString(directory.resolve("data/operator.key"), CounterfoilTest.OPERATOR_KEY);

        var said = directory.resolve("said").toFile();
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        boolean ended = shell.waitFor(SECONDS_MAX, SECONDS);
        if (!ended) shell.destroyForcibly();

        var text = Files.readString(said.toPath());
        assertThat(ended && shell.exitValue() == 0).describedAs(text).isTrue();
        assertThat(text).endsWith("7\n13\n");
    }

    private String commands() throws IOException {
        var page = COMMANDS.matcher(Files.readString(PAGE));
        assertThat(page.find()).isTrue();
        return page.group(1).replace("http://127.0.0.1:8080", "http://127.0.0.1:" + port);
    }

    private static boolean isThere(String tool) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + tool)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
