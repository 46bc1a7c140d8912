package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A gateway of Alipay's that takes every request and answers none, until it is mended: then it knows of no trade. */
final class SilentGateway implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("out_trade_no[^0-9a-z]+([0-9a-z]+)");

    final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch mended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile @Nullable Alipay alipay;

    SilentGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/gateway.do", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do";
    }

    /** @param with the keys by which it signs from now on */
    void mend(Alipay with) {
        alipay = with;
        mended.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var body = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
        try (exchange) {
            mended.await();
            var answer = knowsNothing(body).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private String knowsNothing(String body) {
        var number = NUMBER.matcher(body);
        var signing = alipay;
        if (!number.find() || signing == null) throw new AssertionError(body);
        var node = """
                {"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST","out_trade_no":"%s"}""".formatted(number.group(1));
        var sign = AlipaySignature.sign(node, UTF_8, signing.alipay().getPrivate());
        return "{\"alipay_trade_query_response\":%s,\"sign\":\"%s\"}".formatted(node, sign);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
