package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of a receiver that repeats what it was told. */
@NotificationTest
class KeepingAnAnswerTest {
    private static final String PAYER = "15705420001";

    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient sql;

    private Shop shop;
    private Web web;

    @BeforeEach
    void deliver() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        receiver.echoes();
        receiver.answers(500);
        receiver.alwaysAnswers(200);
        web.post("/v1/endpoints", """
                {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
        shop.place("A-1001");
        await().until(() -> !delivery().at("/log/0/status").isEmpty());
        web.post("/v1/deliveries/" + delivery().at("/id") + "/redeliver", "");
        await().until(() -> delivery().at("/state").equals("delivered"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shows_it_to_the_merchant() {
        assertThat(delivery().at("/log/0/answer")).contains(PAYER);
        assertThat(delivery().at("/log/1/answer")).contains(PAYER);
    }

    @Test
    void leaves_nothing_of_the_payer_in_the_log() {
        var delivery = delivery().at("/id");
        assertThat(sql.sql("select count(*) from event_log.event where stream = ?")
                        .param(delivery)
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(sql.sql("select count(*) from event_log.event event where event::text like ?")
                        .param("%" + PAYER + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void ends_with_the_payer(@Autowired KeyRing keys) {
        keys.forget(Owner.payer(shop.merchant, PAYER));
        assertThat(delivery().json().at("/log/0/status").asInt()).isEqualTo(500);
        assertThat(delivery().json().at("/log/0").has("answer")).isFalse();
    }

    private Web.Answer delivery() {
        var id = web.get("/v1/deliveries").at("/items/0/id");
        return web.get("/v1/deliveries/" + id);
    }
}
