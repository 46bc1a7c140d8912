package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@NotificationTest
class LookingAtDeliveriesTest {
    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private Web web;
    private Web stranger;
    private Web operator;

    @BeforeEach
    void deliverThree() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        stranger = new Web(context, new Shop(context).key);
        operator = new Web(context, NotificationTest.OPERATOR);
        web.post("/v1/endpoints", """
                {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
        for (int i = 1; i <= 3; i++) shop.place("A-" + i);
        await().until(() -> count("?state=delivered") == 3);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void goes_page_by_page_from_the_newest() {
        var first = web.get("/v1/deliveries?limit=2");
        var second = web.get("/v1/deliveries?limit=2&after=" + first.at("/next"));
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(second.json().at("/items").size()).isOne();
        assertThat(second.json().has("next")).isFalse();
        assertThat(first.at("/items/0/createdAt")).isGreaterThan(second.at("/items/0/createdAt"));
    }

    @Test
    void can_be_narrowed_down() {
        var all = web.get("/v1/deliveries");
        assertThat(count("?order=" + all.at("/items/0/order"))).isOne();
        assertThat(count("?endpoint=" + all.at("/items/0/endpoint"))).isEqualTo(3);
        assertThat(count("?state=waiting")).isZero();
        assertThat(web.get("/v1/deliveries?state=lost").at("/code")).isEqualTo("state-unknown");
    }

    @Test
    void is_nobody_elses_business() {
        var id = web.get("/v1/deliveries").at("/items/0/id");
        assertThat(web.get("/v1/deliveries/" + id).status()).isEqualTo(200);
        assertThat(stranger.get("/v1/deliveries/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/v1/deliveries/" + id + "/redeliver", "").status())
                .isEqualTo(404);
        assertThat(stranger.get("/v1/deliveries?merchant=" + shop.merchant)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void is_open_to_an_operator() {
        var mine = operator.get("/v1/deliveries?merchant=" + shop.merchant);
        assertThat(mine.json().at("/items").size()).isEqualTo(3);
        assertThat(operator.get("/v1/deliveries/" + mine.at("/items/0/id")).at("/state"))
                .isEqualTo("delivered");
    }

    private int count(String query) {
        return web.get("/v1/deliveries" + query).json().at("/items").size();
    }
}
