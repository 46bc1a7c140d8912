package io.counterfoil.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.notification.endpoint.SigningSecret;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The receiver of {@code docs/webhooks.md}, with npm's standardwebhooks, which shares no line with ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SatisfyingANodeReceiverTest {
    private static final File NODE = new File("src/test/node");
    private static final long INSTALL_SECONDS_MAX = 120;
    private static final String BODY = "{\"type\":\"order.paid\",\"data\":{\"order\":\"or_台灯\"}}";

    private final SigningSecret secret = SigningSecret.random(new SecureRandom());
    private final Courier courier = new Courier(Duration.ofSeconds(10));
    private Process receiver;
    private BufferedReader said;
    private URI url;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        var installed = new File(NODE, "node_modules/standardwebhooks").isDirectory() || install();
        if (!installed) System.out.println("skipped: npm's standardwebhooks is not installed, and `npm ci` failed");
        assumeTrue(installed, "npm's standardwebhooks is not installed");
        var node = new ProcessBuilder("node", "receiver.mjs").directory(NODE).redirectError(Redirect.INHERIT);
        node.environment().put("WEBHOOK_SECRET", secret.reveal());
        node.environment().put("PORT", "0");
        receiver = node.start();
        said = receiver.inputReader();
        url = URI.create("http://localhost:" + said.readLine().replace("listening ", "") + "/");
    }

    @AfterAll
    void stop() {
        courier.close();
        if (receiver != null) receiver.destroy();
    }

    @Test
    void is_done_by_a_notice_of_ours() throws IOException {
        assertThat(post(secret, Instant.now())).returns(204, Reply::status);
        assertThat(said.readLine()).isEqualTo("order.paid or_台灯");
    }

    @Test
    void is_not_done_by_one_that_somebody_else_signed() {
        assertThat(post(SigningSecret.random(new SecureRandom()), Instant.now()))
                .returns(401, Reply::status);
    }

    @Test
    void is_not_done_by_an_old_one() {
        assertThat(post(secret, Instant.now().minusSeconds(600))).returns(401, Reply::status);
    }

    private Reply post(SigningSecret signer, Instant at) {
        return courier.post(new Parcel.Ready(url, Deliveries.EVENT, BODY, signer), at);
    }

    private static boolean install() throws InterruptedException {
        try {
            var npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(NODE)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return npm.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS) && npm.exitValue() == 0;
        } catch (IOException noNpm) {
            return false;
        }
    }
}
