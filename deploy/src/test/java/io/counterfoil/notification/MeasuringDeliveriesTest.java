package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** By what a scrape holds. */
@NotificationTest
class MeasuringDeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private Web operator;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        operator = new Web(context, NotificationTest.OPERATOR);
        new Web(context, shop.key).post("/v1/endpoints", """
                {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void counts_what_arrived_and_how_long_it_took() {
        double before = figure("counterfoil_notices_delivered_total", "order.created");
        double attempts = figure("counterfoil_notices_attempts_total", "order.created");
        double timed = figure("counterfoil_notices_latency_seconds_count", "delivered");
        double within = figure("counterfoil_notices_latency_seconds_bucket", "delivered\",le=\"10.0");
        shop.place("A-1001");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(figure("counterfoil_notices_delivered_total", "order.created"))
                    .isEqualTo(before + 1);
            assertThat(figure("counterfoil_notices_attempts_total", "order.created"))
                    .isEqualTo(attempts + 1);
            assertThat(figure("counterfoil_notices_latency_seconds_count", "delivered"))
                    .isEqualTo(timed + 1);
            assertThat(figure("counterfoil_notices_latency_seconds_bucket", "delivered\",le=\"10.0"))
                    .isEqualTo(within + 1);
        });
    }

    @Test
    void counts_what_failed_and_what_is_under_way() {
        double before = figure("counterfoil_notices_failed_total", "order.created");
        double timed = figure("counterfoil_notices_latency_seconds_count", "failed");
        receiver.answers(Receiver.SILENCE);
        shop.place("A-1001");

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> figure("counterfoil_notices_in_flight", "") == 1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(figure("counterfoil_notices_failed_total", "order.created"))
                    .isEqualTo(before + 1);
            assertThat(figure("counterfoil_notices_latency_seconds_count", "failed"))
                    .isEqualTo(timed + 1);
            assertThat(figure("counterfoil_notices_in_flight", "")).isZero();
            assertThat(figure("counterfoil_notices_waiting", "")).isZero();
        });
    }

    @Test
    void tells_how_long_the_oldest_has_not_arrived() {
        receiver.alwaysAnswers(500);
        shop.place("A-1001");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(figure("counterfoil_notices_oldest_undelivered_seconds", ""))
                        .isPositive());
    }

    /** @param tag the value of any of its tags; any at all where empty */
    private double figure(String name, String tag) {
        return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*" + Pattern.quote(tag) + "[^}]*})? (\\S+)$")
                .matcher(operator.get("/actuator/prometheus").text())
                .results()
                .map(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + tag));
    }
}
