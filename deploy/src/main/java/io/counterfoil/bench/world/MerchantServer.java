package io.counterfoil.bench.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.demo.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server: keeps what it is told, by order, and acknowledges what is signed with a secret of its own. */
public final class MerchantServer implements AutoCloseable {
    private static final int ACKNOWLEDGED = 204;
    private static final int REFUSED = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Notice>> byOrder = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Notice>> beforeAnswering = new ConcurrentHashMap<>();

    private MerchantServer(HttpServer http) {
        this.http = http;
        http.createContext("/", this::take);
        http.setExecutor(workers);
        http.start();
    }

    public static MerchantServer start() {
        try {
            return new MerchantServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/notices";
    }

    public void trust(String secret) {
        secrets.add(secret);
    }

    /** In the order in which they came. */
    public List<Notice> of(String order) {
        return List.copyOf(byOrder.getOrDefault(order, List.of()));
    }

    /** All that came, about whatever order. */
    public List<Notice> all() {
        return byOrder.values().stream().flatMap(List::stream).toList();
    }

    /** Each of these orders' payments, at least once and under one id; and nothing that is not genuine. */
    public void requireTold(Collection<String> paidOrders, Findings findings) {
        findings.require(all().stream().allMatch(Notice::genuine), "a notice was not genuine", "");
        for (var order : paidOrders) {
            var ids = paidNotices(order);
            findings.require(ids.size() == 1, "a payment is told under one id", order + " " + ids);
        }
    }

    /** Ids. */
    public Set<String> paidNotices(String order) {
        return of(order).stream()
                .filter(notice -> notice.is("order.paid"))
                .map(Notice::id)
                .collect(toSet());
    }

    /** Makes the answers to this order's notices wait until {@code first} has run. */
    public void beforeAnswering(String order, Consumer<Notice> first) {
        beforeAnswering.put(order, first);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var notice = read(exchange);
            byOrder.computeIfAbsent(notice.order(), _ -> new CopyOnWriteArrayList<>())
                    .add(notice);
            beforeAnswering.getOrDefault(notice.order(), _ -> {}).accept(notice);
            exchange.sendResponseHeaders(notice.genuine() ? ACKNOWLEDGED : REFUSED, -1);
        }
    }

    private Notice read(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var id = header(exchange, "webhook-id");
        var json = JSON.readTree(body);
        var timestamp = header(exchange, "webhook-timestamp");
        var signature = header(exchange, "webhook-signature");
        var genuine =
                secrets.stream().anyMatch(secret -> WebhookSignature.verifies(secret, id, timestamp, body, signature));
        return new Notice(
                id,
                genuine,
                json.path("type").asString(""),
                json.at("/data/order").asString(""),
                body);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    @Override
    public void close() {
        http.stop(0);
        workers.close();
    }
}
