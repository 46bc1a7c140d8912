package io.counterfoil.notification.sending;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A receiver on loopback that does with a connection as it likes. */
final class Stranger implements AutoCloseable {
    private static final char[] PASSWORD = "counterfoil".toCharArray();

    private final ServerSocket server;
    private final Manner manner;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    final AtomicInteger connections = new AtomicInteger();

    /** What it does once it has a connection; when it returns, the connection is closed. */
    @FunctionalInterface
    interface Manner {
        void meet(Socket connection, Stranger self) throws IOException;
    }

    private Stranger(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
        threads.execute(this::accept);
    }

    static Stranger who(Manner manner) throws IOException {
        return at("127.0.0.1", 0, manner);
    }

    static Stranger at(String address, int port, Manner manner) throws IOException {
        return new Stranger(new ServerSocket(port, 512, InetAddress.getByName(address)), manner);
    }

    /** @param certificate a file of the tests' resources */
    static Stranger withTls(String certificate, Manner manner) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Stranger.class.getResourceAsStream("/tls/" + certificate)) {
            keys.load(file, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Stranger(
                context.getServerSocketFactory().createServerSocket(0, 512, InetAddress.getLoopbackAddress()), manner);
    }

    /** Reads the request and says this. */
    static Manner saying(String answer) {
        return (connection, self) -> {
            self.hear(connection);
            say(connection, answer);
        };
    }

    static void say(Socket connection, String answer) throws IOException {
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads the request's head. */
    String hear(Socket connection) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** Until the test is over. */
    void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says the same without end, until nobody listens. */
    static long sayForEver(OutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        long said = 0;
        try {
            while (true) {
                out.write(bytes);
                said += bytes.length;
            }
        } catch (IOException nobodyListens) {
            return said;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String host) {
        return "http://" + host + ":" + port() + "/notices";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> meet(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @SuppressWarnings("EmptyCatch") // whoever is hung up on has nothing to say
    private void meet(Socket connection) {
        try (connection) {
            manner.meet(connection, this);
        } catch (IOException hungUp) {
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
