package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.notification.Receiver.Received;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class LookingAfterEndpointsTest {
    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private Web web;
    private String id;
    private String secret;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        var created = web.post("/v1/endpoints", wanted(""));
        id = created.at("/id");
        secret = created.at("/secret");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void changes_all_settings_at_once() {
        var changed = web.put("/v1/endpoints/" + id, wanted(",\"format\":\"form\",\"schedule\":\"standard\""));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/successWord")).isEqualTo("success");
        assertThat(changed.json().has("secret")).isFalse();
        assertThat(web.put("/v1/endpoints/" + id, wanted("")).at("/format")).isEqualTo("standard");
        assertThat(web.get("/v1/endpoints/" + id).json().has("schedule")).isFalse();
        var refused = web.put("/v1/endpoints/" + id, wanted("").replace("order.created", "order.lost"));
        assertThat(refused.at("/code")).isEqualTo("kind-unknown");
    }

    @Test
    void is_told_by_form_and_answers_with_the_word() {
        web.put("/v1/endpoints/" + id, wanted(",\"format\":\"form\""));
        receiver.says("failed, sorry");
        var order = shop.place("A-1001");
        await().untilAsserted(() ->
                assertThat(listed(order.value(), "/items/0/attempts")).isEqualTo("1"));
        var delivery = web.get("/v1/deliveries/" + listed(order.value(), "/items/0/id"));
        assertThat(delivery.at("/log/0/failure")).isEqualTo("success-word-missing");
        receiver.says("success\n");
        web.post("/v1/deliveries/" + delivery.at("/id") + "/redeliver", "");
        await().untilAsserted(() ->
                assertThat(listed(order.value(), "/items/0/state")).isEqualTo("delivered"));
        var form = receiver.received().getLast();
        assertThat(form.header("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(form.body()).startsWith("type=order.created&timestamp=").contains("&order=" + order + "&");
    }

    @Test
    void tells_a_disabled_one_nothing_until_it_is_enabled() {
        var disabled = web.post("/v1/endpoints/" + id + "/disable", "");
        assertThat(disabled.at("/state")).isEqualTo("disabled");
        assertThat(web.get("/v1/endpoints?active=false").at("/items/0/id")).isEqualTo(id);
        shop.place("A-1");
        assertThat(web.post("/v1/endpoints/" + id + "/enable", "").at("/state")).isEqualTo("enabled");
        shop.place("A-2");
        await().until(() -> !receiver.received().isEmpty());
        assertThat(receiver.received())
                .hasSize(1)
                .first()
                .satisfies(notice -> assertThat(notice.body()).contains("A-2"));
    }

    @Test
    void has_old_and_new_secret_sign_while_they_are_changed() throws Exception {
        var rotated = web.post("/v1/endpoints/" + id + "/keys", "{\"overlap\":\"PT1H\"}", "spring");
        assertThat(rotated.status()).isEqualTo(201);
        var fresh = rotated.at("/secret");
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(rotated.json().at("/keys").size()).isEqualTo(2);
        var again = web.post("/v1/endpoints/" + id + "/keys", "{\"overlap\":\"PT1H\"}", "spring");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().has("secret")).isFalse();
        assertThat(web.post("/v1/endpoints/" + id + "/keys", "{}", "spring").at("/code"))
                .isEqualTo("rotation-differs");

        var notice = told("A-1001");
        assertThat(notice.isSignedWith(secret)).isTrue();
        assertThat(notice.isSignedWith(fresh)).isTrue();
    }

    @Test
    void has_a_lost_secret_sign_no_more() throws Exception {
        var fresh = web.post("/v1/endpoints/" + id + "/keys", "{\"overlap\":\"PT0S\"}")
                .at("/secret");
        var notice = told("A-1001");
        assertThat(notice.isSignedWith(fresh)).isTrue();
        assertThat(notice.isSignedWith(secret)).isFalse();
    }

    @Test
    void signs_asymmetrically_too_where_it_is_asked_to(@Autowired JdbcClient sql) throws Exception {
        var keyed = web.post("/v1/endpoints/" + id + "/keys", "{\"scheme\":\"v1a\"}");
        assertThat(keyed.at("/keys/0/publicKey")).startsWith("whpk_");
        assertThat(keyed.json().has("secret")).isFalse();
        var notice = told("A-1001");
        assertThat(notice.header("webhook-signature")).matches("v1a,\\S+ v1,\\S+");
        assertThat(notice.isSignedWith(secret)).isTrue();
        assertThat(sql.sql("select count(*) from event_log.event where strpos(payload || metadata, 'whsk_') > 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void sends_a_sample_that_can_be_verified() throws Exception {
        var tried = web.post("/v1/endpoints/" + id + "/test", "");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().at("/delivered").asBoolean()).isTrue();
        assertThat(tried.at("/status")).isEqualTo("204");
        var sample = receiver.received().getFirst();
        assertThat(sample.isSignedWith(secret)).isTrue();
        assertThat(sample.header("webhook-id")).isEqualTo(tried.at("/id"));
        var body = new JsonMapper().readTree(sample.body());
        assertThat(body.at("/type").asString()).isEqualTo("order.created");
        assertThat(body.at("/sample").asBoolean()).isTrue();
        assertThat(web.get("/v1/deliveries").json().at("/items").size()).isZero();
    }

    @Test
    void sends_one_sample_of_a_merchant_at_a_time() {
        receiver.answers(Receiver.SILENCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> web.post("/v1/endpoints/" + id + "/test", ""));
            await().until(() -> receiver.received().size() == 1);

            assertThat(web.post("/v1/endpoints/" + id + "/test", "").at("/code"))
                    .isEqualTo("sample-under-way");
            receiver.close();
        }
        assertThat(web.post("/v1/endpoints/" + id + "/test", "").at("/failure")).isEqualTo("connection-refused");
    }

    @Test
    void says_what_came_of_a_sample() {
        receiver.answers(500);
        var tried = web.post("/v1/endpoints/" + id + "/test?kind=order.closed", "");
        assertThat(tried.json().at("/delivered").asBoolean()).isFalse();
        assertThat(tried.at("/failure")).isEqualTo("status-500");
        assertThat(web.post("/v1/endpoints/" + id + "/test?kind=order.lost", "").at("/code"))
                .isEqualTo("kind-unknown");
        web.delete("/v1/endpoints/" + id);
        assertThat(web.post("/v1/endpoints/" + id + "/test", "").at("/code")).isEqualTo("endpoint-deleted");
    }

    @Test
    void is_nobody_elses_business() {
        var stranger = new Web(context, new Shop(context).key);
        var theirs = "/v1/endpoints/" + id;
        assertThat(stranger.put(theirs, wanted("")).status()).isEqualTo(404);
        assertThat(stranger.post(theirs + "/disable", "").status()).isEqualTo(404);
        assertThat(stranger.post(theirs + "/enable", "").status()).isEqualTo(404);
        assertThat(stranger.post(theirs + "/keys", "{}").status()).isEqualTo(404);
        assertThat(stranger.post(theirs + "/test", "").status()).isEqualTo(404);
        assertThat(web.get(theirs).at("/state")).isEqualTo("enabled");
        assertThat(web.get(theirs).json().at("/keys").size()).isOne();
        assertThat(receiver.received()).isEmpty();
    }

    private Received told(String orderNo) {
        shop.place(orderNo);
        await().atMost(Duration.ofSeconds(20)).until(() -> !receiver.received().isEmpty());
        return receiver.received().getLast();
    }

    private String wanted(String more) {
        return "{\"url\":\"%s\",\"kinds\":[\"order.created\"]%s}".formatted(receiver.url(), more);
    }

    private String listed(String order, String pointer) {
        return web.get("/v1/deliveries?order=" + order).at(pointer);
    }
}
