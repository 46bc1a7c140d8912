package io.counterfoil.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A merchant's server, on loopback. It answers what it is told to, 204 after that, and repeats what it was told where asked to. */
public final class Receiver implements AutoCloseable {
    /** Instead of a status: no answer at all. */
    static final int SILENCE = 0;

    private static final int GOOD = 204;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int otherwise = GOOD;
    private volatile boolean echoing;
    private volatile String word = "";
    private volatile String retryAfter = "";
    private volatile Runnable meanwhile = () -> {};

    public record Received(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of()).getFirst();
        }

        /** By the standard's own library, at whatever time the notice says: time in tests is not the machine's. */
        boolean isSignedWith(String secret) throws EmptyWebhookSecretException, WebhookSigningException {
            long sentAt = Long.parseLong(header("webhook-timestamp"));
            var signature = new Webhook(secret).sign(header("webhook-id"), sentAt, body);
            return List.of(header("webhook-signature").split(" ")).contains(signature);
        }
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/notices";
    }

    /** To the next notices, one each. */
    void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** To the next notice: come back after so many seconds. */
    void asksToBeLeftAlone(int seconds) {
        retryAfter = Integer.toString(seconds);
        answers(UNAVAILABLE);
    }

    void alwaysAnswers(int status) {
        otherwise = status;
    }

    /** From now on that is done between each notice and its answer. */
    void does(Runnable what) {
        meanwhile = what;
    }

    /** From now on each answer repeats the notice. */
    void echoes() {
        echoing = true;
    }

    /** From now on each answer is good and says that. */
    void says(String word) {
        this.word = word;
        otherwise = OK;
    }

    public List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            received.add(new Received(headers, body));
            meanwhile.run();
            var status = answers.poll();
            answer(exchange, status == null ? otherwise : status, (echoing ? body : word).getBytes(UTF_8));
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (status != SILENCE) {
            if (status == UNAVAILABLE && !retryAfter.isEmpty())
                exchange.getResponseHeaders().set("retry-after", retryAfter);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
            return;
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
