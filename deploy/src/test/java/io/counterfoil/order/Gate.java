package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands between the adapters and the sandbox, and lets calls through when the test says so. */
final class Gate implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final Set<String> NOT_HANDED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final List<List<String>> down = new CopyOnWriteArrayList<>();
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile @Nullable String sandbox;

    Gate() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void leadsTo(String base) {
        sandbox = base;
    }

    /** Holds the next call with all these words before the provider hears of it. */
    Hold call(String... words) {
        return hold(new Hold(List.of(words), false));
    }

    /** Holds the answer to the next call with all these words, when the provider has done what was asked. */
    Hold answerTo(String... words) {
        return hold(new Hold(List.of(words), true));
    }

    private Hold hold(Hold hold) {
        holds.add(hold);
        return hold;
    }

    /** Answers calls with all these words with an error that nobody signed. */
    void shut(String... words) {
        down.add(List.of(words));
    }

    /** Answers calls with all these words in the provider's place. */
    void answer(String body, String... words) {
        said.add(new Said(List.of(words), body));
    }

    private record Said(List<String> words, String body) {}

    void open() {
        down.clear();
        said.clear();
        holds.forEach(Hold::release);
        holds.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var text = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + new String(body, UTF_8);
        try (exchange) {
            if (down.stream().anyMatch(words -> words.stream().allMatch(text::contains))) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var answered = said.stream()
                    .filter(it -> it.words.stream().allMatch(text::contains))
                    .findFirst();
            if (answered.isPresent()) {
                var answer = answered.get().body.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                return;
            }
            var held = holds.stream().filter(hold -> hold.takes(text)).findFirst();
            held.filter(hold -> !hold.answer).ifPresent(Hold::arriveAndWait);
            var heard = handOn(exchange, body);
            held.filter(hold -> hold.answer).ifPresent(Hold::arriveAndWait);
            heard.headers().map().forEach((name, values) -> {
                if (!name.startsWith(":") && !NOT_HANDED_ON.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(heard.statusCode(), heard.body().length == 0 ? -1 : heard.body().length);
            exchange.getResponseBody().write(heard.body());
        }
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
                .version(HttpClient.Version.HTTP_1_1)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_HANDED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        open();
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }

    /** One call in the test's hand. */
    static final class Hold {
        private final List<String> words;
        private final boolean answer;
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold(List<String> words, boolean answer) {
            this.words = words;
            this.answer = answer;
        }

        private synchronized boolean takes(String text) {
            return arrived.getCount() == 1 && words.stream().allMatch(text::contains);
        }

        private void arriveAndWait() {
            arrived.countDown();
            await(released);
        }

        void awaitArrival() {
            await(arrived);
        }

        boolean hasArrived() {
            return arrived.getCount() == 0;
        }

        void release() {
            released.countDown();
        }

        private void await(CountDownLatch latch) {
            try {
                if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("nothing came of " + Arrays.toString(words.toArray()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
