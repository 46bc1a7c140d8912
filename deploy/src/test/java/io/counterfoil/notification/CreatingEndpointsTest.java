package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.GoodsId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class CreatingEndpointsTest {
    private static final String WANTED = """
            {"url":"https://shop.example/notices","kinds":["order.paid","order.created"]}""";

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private Web web;
    private Web stranger;
    private Web operator;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        stranger = new Web(context, new Shop(context).key);
        operator = new Web(context, NotificationTest.OPERATOR);
    }

    @Test
    void shows_the_secret_once() {
        var created = web.post("/v1/endpoints", WANTED);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/secret")).startsWith("whsec_");
        assertThat(created.json().at("/kinds").toString()).isEqualTo("[\"order.created\",\"order.paid\"]");
        var seen = web.get("/v1/endpoints/" + created.at("/id"));
        assertThat(seen.at("/url")).isEqualTo("https://shop.example/notices");
        assertThat(seen.json().has("secret")).isFalse();
        assertThat(web.get("/v1/endpoints").json().at("/items/0").has("secret")).isFalse();
    }

    @Test
    void leaves_no_secret_in_the_log(@Autowired JdbcClient sql) {
        var secret = web.post("/v1/endpoints", WANTED).at("/secret");
        assertThat(sql.sql("select count(*) from event_log.event where strpos(payload || metadata, ?) > 0")
                        .param(secret.substring("whsec_".length()))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void happens_once_under_one_key() {
        var first = web.post("/v1/endpoints", WANTED, "my-endpoint");
        var again = web.post("/v1/endpoints", WANTED, "my-endpoint");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(again.json().has("secret")).isFalse();
        assertThat(web.get("/v1/endpoints").json().at("/items").size()).isOne();

        var other = web.post("/v1/endpoints", WANTED.replace("notices", "elsewhere"), "my-endpoint");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("endpoint-differs");
    }

    @Test
    void is_refused_for_what_cannot_be() {
        refused("url-credentials", WANTED.replace("shop.", "me@shop."));
        refused("kind-unknown", WANTED.replace("order.paid", "order.lost"));
        refused("goods-unknown", WANTED.replace("}", ",\"goods\":\"" + GoodsId.derive(shop.merchant, "no") + "\"}"));
    }

    private void refused(String code, String wanted) {
        var answer = web.post("/v1/endpoints", wanted);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    @Test
    void can_be_undone() {
        var id = web.post("/v1/endpoints", WANTED).at("/id");
        assertThat(web.delete("/v1/endpoints/" + id).status()).isEqualTo(204);
        assertThat(web.delete("/v1/endpoints/" + id).status()).isEqualTo(204);
        assertThat(web.get("/v1/endpoints").json().at("/items").size()).isZero();
        var seen = web.get("/v1/endpoints/" + id);
        assertThat(seen.at("/state")).isEqualTo("deleted");
        assertThat(seen.json().has("deletedAt")).isTrue();
    }

    @Test
    void may_ask_for_everything_there_is_to_ask_for() {
        var created = web.post("/v1/endpoints", """
                {"url":"https://shop.example/","kinds":["order.*","channel.*"],"goods":"%s","format":"form",
                 "successWord":"OK","waits":["PT10S","PT5M"],"ordered":true,"asymmetric":true}""".formatted(shop.lamp));
        assertThat(created.status()).isEqualTo(201);
        var seen = web.get("/v1/endpoints/" + created.at("/id"));
        assertThat(seen.at("/state")).isEqualTo("enabled");
        assertThat(seen.at("/format")).isEqualTo("form");
        assertThat(seen.at("/successWord")).isEqualTo("OK");
        assertThat(seen.json().at("/waits").toString()).isEqualTo("[\"PT10S\",\"PT5M\"]");
        assertThat(seen.json().at("/ordered").asBoolean()).isTrue();
        assertThat(seen.at("/keys/0/scheme")).isEqualTo("v1a");
        assertThat(seen.at("/keys/0/publicKey")).startsWith("whpk_");
        assertThat(seen.at("/keys/1/scheme")).isEqualTo("v1");
    }

    @Test
    void is_refused_for_terms_that_cannot_be() {
        refused("success-word-without-form", WANTED.replace("}", ",\"successWord\":\"success\"}"));
        refused("schedule-unknown", WANTED.replace("}", ",\"schedule\":\"hourly\"}"));
        refused("wait-out-of-range", WANTED.replace("}", ",\"waits\":[\"PT0.5S\"]}"));
        refused("wait-out-of-range", WANTED.replace("}", ",\"waits\":[\"P99999999D\"]}"));
        refused("address-odd", WANTED.replace("shop.example", "0x7f.1"));
    }

    @Test
    void is_nobody_elses_business() {
        var id = web.post("/v1/endpoints", WANTED).at("/id");
        assertThat(stranger.get("/v1/endpoints/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/endpoints/" + id + "?merchant=" + shop.merchant)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.delete("/v1/endpoints/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/endpoints").json().at("/items").size()).isZero();
        assertThat(stranger.post("/v1/endpoints", forMerchant()).status()).isEqualTo(404);
        assertThat(stranger.post("/v1/endpoints", WANTED.replace("}", ",\"goods\":\"" + shop.lamp + "\"}"))
                        .status())
                .isEqualTo(422);
        assertThat(web.get("/v1/endpoints").json().at("/items").size()).isOne();
    }

    @Test
    void is_open_to_an_operator_who_says_for_whom() {
        assertThat(operator.post("/v1/endpoints", WANTED).status()).isEqualTo(400);
        assertThat(operator.post("/v1/endpoints", forMerchant()).status()).isEqualTo(201);
        assertThat(operator.get("/v1/endpoints?merchant=" + shop.merchant)
                        .json()
                        .at("/items")
                        .size())
                .isOne();
    }

    private String forMerchant() {
        return WANTED.replace("}", ",\"merchant\":\"" + shop.merchant + "\"}");
    }
}
