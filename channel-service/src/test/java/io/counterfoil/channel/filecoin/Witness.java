package io.counterfoil.channel.filecoin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** npm's {@code @zondax/filecoin-signing-tools}, which has the types of the Rust actor in it and shares no line with ours. */
final class Witness implements AutoCloseable {
    private static final File NODE = new File("src/test/node");
    private static final long INSTALL_SECONDS_MAX = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process node;
    private final BufferedReader said;
    private final Writer asked;

    private Witness(Process node) throws IOException {
        this.node = node;
        this.said = node.inputReader();
        this.asked = node.outputWriter();
        if (!"ready".equals(said.readLine())) throw new IOException("the witness does not speak");
    }

    static boolean isHere() throws InterruptedException {
        return new File(NODE, "node_modules/@zondax/filecoin-signing-tools").isDirectory() || install();
    }

    static Witness start() throws IOException {
        return new Witness(new ProcessBuilder("node", "witness.mjs")
                .directory(NODE)
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** {@code is} has the answer, or {@code refused} says why there is none. */
    JsonNode ask(Map<String, Object> question) throws IOException {
        asked.write(JSON.writeValueAsString(question) + "\n");
        asked.flush();
        return JSON.readTree(said.readLine());
    }

    @Override
    public void close() {
        node.destroy();
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
