package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.SandboxMerchant.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Counterfoil;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who cannot show who they are is answered like at the genuine door: 401, in words that nobody has signed. */
@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class SigningRequestsTest {
    private static final Duration LITTLE = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;
    private String target;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
        target = "/v3/pay/transactions/out-trade-no/WS0001?mchid=" + merchant.key("mchid");
    }

    @Test
    void is_over_the_path_with_its_query_as_the_genuine_api_is_called() {
        assertThat(merchant.query("WS0001").statusCode()).isEqualTo(404);
        var now = merchant.now();
        refused(merchant.authorization("GET", "/sandbox/wechat" + target, "", now));
        refused(merchant.authorization("GET", target.substring(0, target.indexOf('?')), "", now));
        refused(merchant.authorization("POST", target, "", now));
        refused(merchant.authorization("GET", target, "{}", now));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void holds_for_five_minutes_either_way(int sign) {
        var edge = ApiRequest.SKEW_MAX.multipliedBy(sign);
        var little = LITTLE.multipliedBy(sign);
        var fresh = merchant.authorization("GET", target, "", merchant.now().plus(edge.minus(little)));
        assertThat(merchant.send("GET", target, "", fresh).statusCode()).isEqualTo(404);
        refused(merchant.authorization("GET", target, "", merchant.now().plus(edge.plus(little))));
    }

    @Test
    void names_the_merchants_own_certificate() {
        var now = merchant.now();
        var signature = signature(now);
        assertThat(merchant.send(
                                "GET",
                                target,
                                "",
                                merchant.authorization("n", signature, now, merchant.key("merchantSerial")))
                        .statusCode())
                .isEqualTo(404);
        refused(merchant.authorization("n", signature, now, "0".repeat(40)));
    }

    @Test
    void is_the_merchants_own() {
        refused(new SandboxMerchant(port)
                .authorization("GET", target, "", merchant.now())
                .replaceFirst("mchid=\"[0-9]+\"", "mchid=\"" + merchant.key("mchid") + "\"")
                .replaceFirst("serial_no=\"[0-9A-F]+\"", "serial_no=\"" + merchant.key("merchantSerial") + "\""));
        refused(merchant.authorization("n", "bm90IGEgc2lnbmF0dXJl", merchant.now(), merchant.key("merchantSerial")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mchid", "nonce_str", "signature", "timestamp", "serial_no"})
    void lacks_nothing(String part) {
        var whole = merchant.authorization("GET", target, "", merchant.now());
        refused(whole.replaceFirst(part + "=\"[^\"]*\",?", ""));
        refused(whole.replaceFirst(part + "=\"[^\"]*\"", part + "=\"\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer token", "WECHATPAY2-SM2-WITH-SM3 mchid=\"1\"", "WECHATPAY2-SHA256-RSA2048 nothing"})
    void has_the_one_scheme(String authorization) {
        refused(authorization);
    }

    @Test
    void agrees_on_the_key_that_the_answer_is_checked_with() {
        var authorization = merchant.authorization("GET", target, "", merchant.now());
        var answer = merchant.send("GET", target, "", authorization, "PUB_KEY_ID_0");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("PARAM_ERROR");
        assertThat(merchant.believes(answer)).isTrue();
    }

    private void refused(String authorization) {
        var answer = merchant.send("GET", target, "", authorization);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("code").asString()).isEqualTo("SIGN_ERROR");
        assertThat(answer.headers().firstValue("Wechatpay-Signature")).isEmpty();
    }

    private String signature(Instant at) {
        return merchant.sign("GET\n" + target + "\n" + at.getEpochSecond() + "\nn\n\n");
    }
}
