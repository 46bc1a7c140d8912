package io.counterfoil.order.provider.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A library for Node, asked through a script of ours: one JSON object a line in, one a line out. */
public final class NodeWitness implements AutoCloseable {
    private static final File NODE = new File("src/test/node");
    private static final long INSTALL_SECONDS_MAX = 180;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Witness witness;

    private NodeWitness(Witness witness) {
        this.witness = witness;
    }

    /** Skips the test, and says so, where the library is not installed and cannot be. */
    public static NodeWitness start(String library, String script) throws InterruptedException {
        var installed = new File(NODE, "node_modules/" + library).isDirectory() || install();
        if (!installed) System.out.println("skipped: npm's " + library + " is not installed, and `npm ci` failed");
        assumeTrue(installed, "npm's " + library + " is not installed");
        return new NodeWitness(new Witness(NODE, List.of("node", script)));
    }

    public JsonNode ask(String question, Map<String, ?> values) {
        var asked = new HashMap<String, Object>(values);
        asked.put("ask", question);
        try {
            return JSON.readTree(witness.ask(JSON.writeValueAsString(asked))).path("answer");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        witness.close();
    }

    /** Apart from our own streams: through those the build talks to the tests. */
    private static boolean install() throws InterruptedException {
        try {
            var npm = new ProcessBuilder("npm", "ci")
                    .directory(NODE)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            npm.getOutputStream().close();
            return npm.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS) && npm.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
