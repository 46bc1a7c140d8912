package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.Counterfoil;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that nobody in this project wrote: Alipay's own library for Node takes the sandbox for the real thing. */
@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ServingNpmAlipaySdkTest {
    /** The order service's tests install it. */
    private static final File NODE = new File("../order-service/src/test/node");

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;

    @BeforeEach
    void find_the_library() {
        var installed = new File(NODE, "node_modules/alipay-sdk").isDirectory();
        if (!installed) System.out.println("skipped: npm's alipay-sdk is not installed");
        assumeTrue(installed, "npm's alipay-sdk is not installed");
        merchant = new SandboxMerchant(port);
    }

    @Test
    void lets_a_payer_pay_and_tells_the_merchant() {
        try (var mailbox = new Mailbox()) {
            var opened = merchant.get(path(page("Q-1", mailbox.url())));
            assertThat(opened.headers().firstValue("Location")).contains("/sandbox/pay/Q-1");
            assertThat(call("alipay.trade.query", "Q-1").path("tradeStatus").asString())
                    .isEqualTo("WAIT_BUYER_PAY");

            merchant.pay("Q-1");
            assertThat(call("alipay.trade.query", "Q-1").path("tradeStatus").asString())
                    .isEqualTo("TRADE_SUCCESS");
            await().until(() -> mailbox.notices().size() == 1);
            var notice = mailbox.notices().getFirst();
            assertThat(ask("notice", Map.of("form", notice)).asBoolean()).isTrue();
            var changed = new HashMap<>(notice);
            changed.put("total_amount", "0.01");
            assertThat(ask("notice", Map.of("form", changed)).asBoolean()).isFalse();
        }
    }

    @Test
    void refuses_in_signed_words() {
        assertThat(call("alipay.trade.close", "Q-none").path("subCode").asString())
                .isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    private String page(String outTradeNo, String notifyUrl) {
        var biz = Map.of(
                "out_trade_no", outTradeNo,
                "total_amount", "19.99",
                "subject", "金币 100% + 礼包",
                "product_code", "QUICK_WAP_WAY");
        var values = Map.of("bizContent", biz, "notifyUrl", notifyUrl);
        return ask("page", Map.of("method", "alipay.trade.wap.pay", "values", values))
                .asString();
    }

    /** The library checks the signature of the answer, and fails where it is not Alipay's. */
    private JsonNode call(String method, String outTradeNo) {
        var values = Map.of("bizContent", Map.of("out_trade_no", outTradeNo));
        return ask("call", Map.of("method", method, "values", values));
    }

    private static String path(String url) {
        var address = URI.create(url);
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private JsonNode ask(String question, Map<String, ?> values) {
        var asked = new HashMap<String, Object>(values);
        asked.put("ask", question);
        asked.put(
                "config",
                Map.of(
                        "appId", merchant.appId(),
                        "privateKey", merchant.key("appPrivateKey"),
                        "keyType", "PKCS8",
                        "alipayPublicKey", merchant.key("alipayPublicKey"),
                        "gateway", merchant.gateway()));
        return JSON.readTree(answer(JSON.writeValueAsString(asked))).path("answer");
    }

    private static String answer(String question) {
        try {
            var node = new ProcessBuilder("node", "alipay.mjs")
                    .directory(NODE)
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (var in = node.outputWriter(UTF_8)) {
                in.write(question + "\n");
            }
            return new String(node.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
