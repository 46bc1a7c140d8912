package io.counterfoil.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.notification.endpoint.SigningPair;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With npm's standardwebhooks, and for Ed25519 with Node's own. */
class SatisfyingANodeReceiverTest extends SatisfyingAReceiver {
    private DocumentedReceiver receiver;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        var installed = DocumentedReceiver.hasNode();
        if (!installed) System.out.println("skipped: npm's standardwebhooks is not installed, and `npm ci` failed");
        assumeTrue(installed, "npm's standardwebhooks is not installed");
        receiver = DocumentedReceiver.node(secret.reveal());
    }

    @AfterAll
    void close() {
        if (receiver != null) receiver.close();
    }

    @Override
    DocumentedReceiver receiver() {
        return receiver;
    }

    @Test
    void believes_an_asymmetric_signature_by_the_public_key_alone() throws IOException, InterruptedException {
        var now = Instant.ofEpochSecond(1_767_268_830);
        var pair = SigningPair.random(new SecureRandom());
        var signature = Signature.of("id", now, "台灯", List.of(pair));
        var other = SigningPair.random(new SecureRandom());
        assertThat(signature).startsWith("v1a,");
        assertThat(DocumentedReceiver.nodeBelieves(pair.publicKey(), "id.1767268830.台灯", signature))
                .isTrue();
        assertThat(DocumentedReceiver.nodeBelieves(pair.publicKey(), "id.1767268831.台灯", signature))
                .isFalse();
        assertThat(DocumentedReceiver.nodeBelieves(other.publicKey(), "id.1767268830.台灯", signature))
                .isFalse();
    }
}
