package io.counterfoil.notification.delivery;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With the library of Standard Webhooks for Java. */
class SatisfyingAJavaReceiverTest extends SatisfyingAReceiver {
    private DocumentedReceiver receiver;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        receiver = DocumentedReceiver.java(secret.reveal(), directory);
    }

    @AfterAll
    void close() {
        if (receiver != null) receiver.close();
    }

    @Override
    DocumentedReceiver receiver() {
        return receiver;
    }
}
