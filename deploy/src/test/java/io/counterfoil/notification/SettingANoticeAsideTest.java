package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be sent for reasons of ours. */
@NotificationTest
class SettingANoticeAsideTest {
    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void has_it_tried_again_as_a_call_that_fails_until_it_is_mended() {
        var shop = new Shop(context);
        var web = new Web(context, shop.key);
        var endpoint = shop.listenUnsigned(receiver.url(), "order.created");
        shop.place("A-1001");
        await().until(() -> !web.get("/v1/deliveries").at("/items/0/id").isEmpty());
        var delivery = web.get("/v1/deliveries").at("/items/0/id");

        await().until(() -> failures(delivery) > 0);
        assertThat(receiver.received()).isEmpty();

        web.post("/v1/endpoints/" + endpoint + "/keys", "{\"overlap\":\"PT0S\"}");
        clock.advance(Duration.ofMinutes(5));
        await().until(() -> web.get("/v1/deliveries").at("/items/0/state").equals("delivered"));
        await().until(() -> failures(delivery) < 0);
    }

    /** Of its call; less than none where there is no call. */
    private int failures(String delivery) {
        return sql.sql("select failures from outbound_call where kind = 'deliver-notice' and subject = ?")
                .param(delivery)
                .query(Integer.class)
                .optional()
                .orElse(-1);
    }
}
