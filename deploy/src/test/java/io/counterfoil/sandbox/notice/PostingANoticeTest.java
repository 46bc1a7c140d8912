package io.counterfoil.sandbox.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.sandbox.notice.Outcome.Answered;
import io.counterfoil.sandbox.notice.Outcome.Silent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP, to a merchant on loopback that does as it likes. */
class PostingANoticeTest {
    private final NoticePost post = new NoticePost(Duration.ofMillis(500));
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean hungUp = new AtomicBoolean();
    private HttpServer merchant;

    @BeforeEach
    void listen() throws IOException {
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        merchant.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        merchant.stop(0);
    }

    @Test
    void tells_what_the_merchant_says() {
        assertThat(post(exchange -> answer(exchange, "success"))).isEqualTo(new Answered(200, "success"));
    }

    @Test
    void keeps_the_beginning_of_a_long_answer() {
        assertThat(post(exchange -> answer(exchange, "x".repeat(101)))).isEqualTo(new Answered(200, "x".repeat(100)));
    }

    @Test
    void hangs_up_on_an_answer_that_drips_in_for_ever() {
        assertThat(post(this::drip)).isEqualTo(new Silent("no answer in time"));
        await().untilTrue(hungUp);
    }

    @Test
    void sends_copies_at_the_same_moment() {
        var both = new CyclicBarrier(2);
        assertThat(post(2, exchange -> {
                    meet(both);
                    answer(exchange, "success");
                }))
                .containsExactly(new Answered(200, "success"), new Answered(200, "success"));
    }

    /** Libraries of providers look headers up by their exact names. */
    @Test
    void keeps_the_names_of_headers_as_they_are() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var head = CompletableFuture.supplyAsync(() -> head(listener));
            post.post(
                    "http://localhost:" + listener.getLocalPort() + "/",
                    new Message(Map.of("Wechatpay-Timestamp", "1", "Content-Type", "application/json"), "{}"),
                    1);
            assertThat(head.join())
                    .contains("\r\nWechatpay-Timestamp: 1\r\n", "\r\nContent-Type: application/json\r\n");
        }
    }

    private static String head(ServerSocket listener) {
        try (var merchant = listener.accept()) {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) merchant.getInputStream().read());
            }
            return head.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(500, MILLISECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome post(HttpHandler handler) {
        return post(1, handler).getFirst();
    }

    private List<Outcome> post(int copies, HttpHandler handler) {
        merchant.createContext("/", handler);
        return post.post(
                "http://localhost:" + merchant.getAddress().getPort() + "/",
                new Message(Map.of("Content-Type", "text/plain"), "a=b"),
                copies);
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!over.await(20, MILLISECONDS)) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        } catch (IOException e) {
            hungUp.set(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes(UTF_8));
        }
    }
}
