package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** An operator may take a network back by mistake, and give it again. */
@NotificationTest
@TestPropertySource(properties = "counterfoil.notices.insecure-endpoints=false")
class CallingWhereItIsAllowedNoLongerTest {
    @Test
    void is_a_failure_like_others_and_not_the_end(@Autowired ApplicationContext context) {
        try (var receiver = new Receiver()) {
            var shop = new Shop(context);
            var web = new Web(context, shop.key);
            shop.listen(receiver.url(), "order.created");
            var order = shop.place("A-1001");

            await().until(() -> web.get("/v1/deliveries?order=" + order)
                    .at("/items/0/attempts")
                    .equals("1"));
            var seen = web.get("/v1/deliveries/" + web.get("/v1/deliveries").at("/items/0/id"));
            assertThat(seen.at("/state")).isEqualTo("waiting");
            assertThat(seen.at("/nextAt")).isNotEmpty();
            assertThat(seen.at("/log/0/failure")).isEqualTo("host-private");
            assertThat(receiver.received()).isEmpty();
        }
    }
}
