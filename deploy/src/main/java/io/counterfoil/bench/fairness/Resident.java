package io.counterfoil.bench.fairness;

import com.sun.net.httpserver.HttpExchange;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One receiver, and what it has heard. */
final class Resident {
    private static final int ACKNOWLEDGED = 204;
    private static final int FAILED = 500;
    private static final Pattern WHAT =
            Pattern.compile("\"timestamp\":\"([^\"]+)\".*\"order\":\"(or_[0-9a-z]+)\"", Pattern.DOTALL);

    final Manner manner;
    final Shop shop;
    /** Orders that it is to hear of. */
    final AtomicInteger events = new AtomicInteger();

    private final BooleanSupplier coin;
    private final Map<String, Heard> byId = new ConcurrentHashMap<>();

    Resident(Manner manner, Shop shop, BooleanSupplier coin) {
        this.manner = manner;
        this.shop = shop;
        this.coin = coin;
    }

    /**
     * Of one notice.
     *
     * @param millis from the event to the time when it was accepted, if it was
     */
    private record Heard(String order, int times, @Nullable Long millis) {
        Heard and(Heard again) {
            return new Heard(order, times + 1, millis == null ? again.millis : millis);
        }
    }

    /** @return the status to answer; none where it does not answer */
    @Nullable Integer hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var id = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("webhook-id"));
        var what = WHAT.matcher(body);
        if (!what.find()) throw new BenchBroken("a notice of nothing: " + body);
        var at = Instant.parse(what.group(1));
        var status = status();
        @Nullable Long millis = null;
        if (Objects.equals(status, ACKNOWLEDGED))
            millis = Duration.between(at, Instant.now()).toMillis();
        byId.merge(id, new Heard(what.group(2), 1, millis), Heard::and);
        return status;
    }

    private @Nullable Integer status() {
        return switch (manner) {
            case HEALTHY -> ACKNOWLEDGED;
            case HANGING -> null;
            case FAILING -> coin.getAsBoolean() ? ACKNOWLEDGED : FAILED;
        };
    }

    Stream<Long> millisUntilAccepted() {
        return byId.values().stream().map(Heard::millis).filter(Objects::nonNull);
    }

    long accepted() {
        return millisUntilAccepted().count();
    }

    long requests() {
        return byId.values().stream().mapToInt(Heard::times).sum();
    }

    /** Everything was told, under one id each, until it was accepted or its schedule was at its end. */
    void judge(Findings findings) {
        var orders = new HashSet<String>();
        byId.forEach((id, heard) -> {
            findings.require(orders.add(heard.order()), "an event has one id", heard.order() + " " + id);
            boolean over = heard.millis() != null || heard.times() >= manner.attemptsMax();
            findings.require(over, "a notice was given up before its time", id + " after " + heard.times());
        });
        findings.require(
                orders.size() == events.get(), "events are told", orders.size() + " of " + events + " to a " + manner);
    }
}
