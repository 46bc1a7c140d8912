package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.time.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DeliveringAcrossARestartTest {
    @TempDir
    private Path data;

    @Test
    void goes_on_with_the_same_notice() {
        try (var receiver = new Receiver()) {
            receiver.answers(500);
            Shop shop;
            try (var first = start()) {
                shop = new Shop(first);
                new Web(first, shop.key).post("/v1/endpoints", """
                        {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
                shop.place("A-1001");
                awaitListed(first, shop, "/items/0/attempts", "1");
            }
            try (var second = start()) {
                second.getBean(MovableClock.class).advance(Duration.ofSeconds(17));
                awaitListed(second, shop, "/items/0/state", "delivered");
            }
            assertThat(receiver.received()).hasSize(2);
            assertThat(receiver.received().getLast().body())
                    .isEqualTo(receiver.received().getFirst().body());
            assertThat(receiver.received().getLast().header("webhook-id"))
                    .isEqualTo(receiver.received().getFirst().header("webhook-id"));
        }
    }

    private static void awaitListed(ConfigurableApplicationContext context, Shop shop, String pointer, String value) {
        var web = new Web(context, shop.key);
        await().untilAsserted(
                        () -> assertThat(web.get("/v1/deliveries").at(pointer)).isEqualTo(value));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Counterfoil.class)
                .run("--counterfoil.data=" + data, "--counterfoil.roles=notification", "--server.port=0");
    }
}
