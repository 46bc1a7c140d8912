package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@NotificationTest
class GivingUpTest {
    private static final int ATTEMPTS = 16;
    /** More than the longest interval of the schedule with its jitter. */
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(7);

    @Test
    void happens_after_the_whole_schedule_and_not_for_good(
            @Autowired ApplicationContext context, @Autowired MovableClock clock) {
        try (var receiver = new Receiver()) {
            receiver.alwaysAnswers(503);
            var shop = new Shop(context);
            var web = new Web(context, shop.key);
            web.post("/v1/endpoints", """
                    {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
            var order = shop.place("A-1001");
            await().until(() ->
                    web.get("/v1/deliveries?order=" + order).json().at("/items").size() == 1);
            var delivery = "/v1/deliveries/" + web.get("/v1/deliveries").at("/items/0/id");

            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                int made = attempt;
                await().until(() -> web.get(delivery).json().at("/attempts").asInt() == made);
                clock.advance(LONGEST_INTERVAL);
            }
            assertThat(web.get(delivery).at("/state")).isEqualTo("exhausted");
            assertThat(receiver.received()).hasSize(ATTEMPTS);

            receiver.alwaysAnswers(200);
            assertThat(web.post(delivery + "/redeliver", "").status()).isEqualTo(202);
            await().until(() -> web.get(delivery).at("/state").equals("delivered"));
            assertThat(receiver.received())
                    .extracting(notice -> notice.header("webhook-id"))
                    .containsOnly(web.get(delivery).at("/event"));
        }
    }
}
