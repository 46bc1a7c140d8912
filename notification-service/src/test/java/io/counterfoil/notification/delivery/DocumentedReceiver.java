package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A receiver of {@code docs/webhooks.md}, as it stands there, in a process of its own. */
final class DocumentedReceiver implements AutoCloseable {
    private static final File NODE = new File("src/test/node");
    private static final long INSTALL_SECONDS_MAX = 120;
    private static final Duration START_MAX = Duration.ofSeconds(30);

    private final int port;
    private final Process process;
    private final BufferedReader said;

    private DocumentedReceiver(ProcessBuilder program, String secret) throws IOException {
        port = freePort();
        program.environment().put("WEBHOOK_SECRET", secret);
        program.environment().put("PORT", Integer.toString(port));
        process = program.redirectError(Redirect.INHERIT).start();
        said = process.inputReader(UTF_8);
    }

    static DocumentedReceiver node(String secret) throws IOException {
        var node = new ProcessBuilder("node", "--input-type=module").directory(NODE);
        var receiver = new DocumentedReceiver(node, secret);
        try (var program = receiver.process.outputWriter(UTF_8)) {
            program.write(onThePage("js"));
        }
        return receiver.listening();
    }

    static DocumentedReceiver java(String secret, Path directory) throws IOException {
        var source = Files.writeString(directory.resolve("Receiver.java"), onThePage("java"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var library = Webhook.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        var program = new ProcessBuilder(java, "-Dstdout.encoding=UTF-8", "-cp", library, source.toString());
        return new DocumentedReceiver(program, secret).listening();
    }

    /** The only block of the language. */
    private static String onThePage(String language) throws IOException {
        var block = Pattern.compile("(?s)```" + language + "\\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/webhooks.md")));
        if (!block.find()) throw new AssertionError("docs/webhooks.md shows no receiver in " + language);
        return block.group(1);
    }

    /** Whether Node and its library are there, or can be fetched. */
    static boolean hasNode() throws InterruptedException {
        return new File(NODE, "node_modules/standardwebhooks").isDirectory() || install();
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

    /** Whether Node finds an Ed25519 signature right. */
    static boolean nodeBelieves(String publicKey, String signed, String signature)
            throws IOException, InterruptedException {
        var node = new ProcessBuilder("node", "verify-v1a.mjs", publicKey, signed, signature)
                .directory(NODE)
                .redirectError(Redirect.INHERIT)
                .start();
        return node.waitFor() == 0;
    }

    private DocumentedReceiver listening() {
        await().atMost(START_MAX).until(this::listens);
        return this;
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/notices");
    }

    /** The next line that it has printed. */
    String says() {
        try {
            return said.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
