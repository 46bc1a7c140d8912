package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CounterfoilTest
class CallingFromABrowserTest {
    private static final String ORDER = "/v1/orders/or_00000000000000000000000000";

    @Autowired
    private Http http;

    private Http browser;

    @BeforeEach
    void open() {
        browser = http.asNobody().with("Origin", "https://shop.example");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/orders",
        "POST, /v1/create_order",
        "GET,  " + ORDER,
        "POST, " + ORDER + "/verify",
    })
    void is_open_where_front_ends_may_call(String method, String path) {
        var answer = preflight(method, path);

        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo(method);
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("authorization", "content-type");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/orders",
        "GET,    " + ORDER + "/timeline",
        "POST,   " + ORDER + "/close",
        "POST,   /v1/goods",
        "POST,   /v1/merchants",
        "DELETE, /v1/endpoints/ep_00000000000000000000000000",
        "POST,   /v1/callback/alipay-wap/x",
    })
    void is_closed_everywhere_else(String method, String path) {
        assertThat(preflight(method, path).headers()).doesNotContainKey("access-control-allow-origin");
        assertThat(browser.send(method, path, null).headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void lets_the_page_read_answers_and_refusals() {
        var merchant = TestMerchant.open(http);
        var refused = merchant.front().with("Origin", "https://shop.example").post("/v1/orders", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refused.header("Access-Control-Expose-Headers").split(", "))
                .contains("Counterfoil-Position", "Retry-After", "Request-Id");
        assertThat(browser.post("/v1/orders", "{}").header("Access-Control-Allow-Origin"))
                .describedAs("without a key")
                .isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/nowhere,        404, route-unknown",
        "DELETE, /v1/orders,         405, method-not-allowed",
        "GET,    /v1/orders/a/b/c/d, 404, route-unknown",
    })
    void lets_the_page_read_that_it_asked_in_the_wrong_place(String method, String path, int status, String code) {
        assertThat(preflight(method, path).status()).isEqualTo(200);
        assertThat(preflight(method, path).header("Access-Control-Allow-Headers"))
                .contains("authorization");

        var refused = TestMerchant.open(http)
                .front()
                .with("Origin", "https://shop.example")
                .send(method, path, null);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.at("/code")).isEqualTo(code);
        assertReadable(refused);
    }

    @Test
    void lets_the_page_read_what_was_refused_before_there_was_a_route() {
        var tooLarge = browser.post("/v1/orders", "{\"attachment\":\"" + "x".repeat(64 * 1024) + "\"}");
        assertThat(tooLarge.status()).isEqualTo(413);
        assertReadable(tooLarge);
        var tooMany = browser.get(ORDER + "?" + "a=1&".repeat(64) + "a=1");
        assertThat(tooMany.at("/code")).isEqualTo("parameters-too-many");
        assertReadable(tooMany);
    }

    @Test
    void lets_the_page_read_that_its_key_is_none() {
        var refused = browser.as("pk_none").post("/v1/orders", "{}");

        assertThat(refused.status()).isEqualTo(401);
        assertReadable(refused);
        assertThat(refused.headers().get("access-control-allow-origin")).hasSize(1);
    }

    @Test
    void is_no_place_for_a_secret_key() {
        var merchant = TestMerchant.open(http);
        var leaked = merchant.server().with("Origin", "https://shop.example");

        assertThat(leaked.get("/v1/orders").at("/code")).isEqualTo("secret-key-in-browser");
        assertThat(leaked.post("/v1/orders", "{}").status()).isEqualTo(403);
        assertThat(merchant.server().get("/v1/orders").status()).isEqualTo(200);
    }

    private static void assertReadable(Answer answer) {
        assertThat(answer.headers().get("access-control-allow-origin")).containsExactly("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Request-Id", "Retry-After");
    }

    private Answer preflight(String method, String path) {
        return browser.with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .send("OPTIONS", path, null);
    }
}
