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
        "GET,    /v1/nowhere",
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

    @Test
    void is_no_place_for_a_secret_key() {
        var merchant = TestMerchant.open(http);
        var leaked = merchant.server().with("Origin", "https://shop.example");

        assertThat(leaked.get("/v1/orders").at("/code")).isEqualTo("secret-key-in-browser");
        assertThat(leaked.post("/v1/orders", "{}").status()).isEqualTo(403);
        assertThat(merchant.server().get("/v1/orders").status()).isEqualTo(200);
    }

    private Answer preflight(String method, String path) {
        return browser.with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .send("OPTIONS", path, null);
    }
}
