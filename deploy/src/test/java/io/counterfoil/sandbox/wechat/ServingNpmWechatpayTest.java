package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.sandbox.wechat.Mailbox.Notice;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that nobody in this project wrote: npm's wechatpay-axios-plugin takes the sandbox for the real thing. */
@PunctualTest
class ServingNpmWechatpayTest {
    /** The order service's tests install it. */
    private static final File NODE = new File("../order-service/src/test/node");

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;
    private Process node;
    private BufferedWriter questions;
    private BufferedReader answers;

    @BeforeEach
    void start() throws IOException {
        var installed = new File(NODE, "node_modules/wechatpay-axios-plugin").isDirectory();
        if (!installed) System.out.println("skipped: npm's wechatpay-axios-plugin is not installed");
        assumeTrue(installed, "npm's wechatpay-axios-plugin is not installed");
        merchant = new SandboxMerchant(port);
        node = new ProcessBuilder("node", "wechat-merchant.mjs")
                .directory(NODE)
                .redirectError(Redirect.INHERIT)
                .start();
        questions = node.outputWriter();
        answers = node.inputReader();
    }

    @AfterEach
    void stop() {
        if (node != null) node.destroy();
    }

    @Test
    void lets_a_payer_pay_by_h5_and_tells_the_merchant() {
        try (var mailbox = new Mailbox()) {
            var order = merchant.h5("WM0001");
            order.put("notify_url", mailbox.url());
            var prepared = answer(post("h5", order));
            assertThat(prepared.at("/data/h5_url").asString()).contains("/checkmweb?prepay_id=");
            assertThat(answer(query("WM0001")).at("/data/trade_state").asString())
                    .isEqualTo("NOTPAY");

            merchant.pay("WM0001");
            var paid = answer(query("WM0001"));
            assertThat(paid.at("/data/trade_state").asString()).isEqualTo("SUCCESS");

            await().until(() -> mailbox.notices().size() == 1);
            var notice = mailbox.notices().getFirst();
            assertThat(answer(read(notice.body(), notice))).isEqualTo(paid.path("data"));
            assertThat(ask(read(notice.body().replace("TRANSACTION.SUCCESS", "TRANSACTION.SUCCESs"), notice))
                            .path("failure")
                            .asString())
                    .contains("not signed by WeChat Pay");
        }
    }

    @Test
    void believes_the_parameters_that_it_makes_for_the_script() {
        var prepayId = answer(post("jsapi", merchant.jsapi("WM0002")))
                .at("/data/prepay_id")
                .asString();
        var parameters = answer(Map.of("ask", "invoke", "appId", merchant.key("appid"), "prepayId", prepayId));
        assertThat(merchant.post("/sandbox/wechat/invoke", parameters.toString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void closes_and_refuses_in_words_that_it_understands() {
        answer(post("h5", merchant.h5("WM0003")));
        var closed = answer(Map.of(
                "ask", "call",
                "method", "post",
                "path", "v3/pay/transactions/out-trade-no/WM0003/close",
                "data", Map.of("mchid", merchant.key("mchid"))));
        assertThat(closed.path("status").asInt()).isEqualTo(204);
        var unknown = answer(query("WM0004"));
        assertThat(unknown.path("status").asInt()).isEqualTo(404);
        assertThat(unknown.at("/data/code").asString()).isEqualTo("ORDER_NOT_EXIST");
    }

    /** The counter-proof: it does look. */
    @Test
    void is_not_believed_with_another_merchants_key() {
        var other = new SandboxMerchant(port);
        other.order(SandboxMerchant.H5, other.h5("WM0005"));
        var config = new HashMap<>(config());
        config.put("certs", Map.of(merchant.key("wechatPublicKeyId"), "public.spki://" + other.key("wechatPublicKey")));
        var question = new HashMap<>(post("h5", merchant.h5("WM0006")));
        question.put("config", config);
        assertThat(answer(question).path("why").asString()).isEqualTo("EV3_RES_HEADER_SIGNATURE_DIGEST");
    }

    private Map<String, Object> post(String product, Map<String, ?> order) {
        return Map.of("ask", "call", "method", "post", "path", "v3/pay/transactions/" + product, "data", order);
    }

    private Map<String, Object> query(String outTradeNo) {
        return Map.of(
                "ask",
                "call",
                "method",
                "get",
                "path",
                "v3/pay/transactions/out-trade-no/" + outTradeNo,
                "params",
                Map.of("mchid", merchant.key("mchid")));
    }

    private Map<String, Object> read(String body, Notice notice) {
        var headers = Map.of(
                "timestamp", header(notice, "Timestamp"),
                "nonce", header(notice, "Nonce"),
                "serial", header(notice, "Serial"),
                "signature", header(notice, "Signature"));
        return Map.of("ask", "notice", "key", merchant.key("apiV3Key"), "headers", headers, "body", body);
    }

    private static String header(Notice notice, String name) {
        return notice.headers().getOrDefault("Wechatpay-" + name, "");
    }

    private JsonNode answer(Map<String, ?> question) {
        var said = ask(question);
        assertThat(said.path("failure").isMissingNode())
                .describedAs(said.toString())
                .isTrue();
        return said.path("answer");
    }

    private JsonNode ask(Map<String, ?> question) {
        var asked = new HashMap<String, Object>(question);
        asked.putIfAbsent("config", config());
        try {
            questions.write(JSON.writeValueAsString(asked));
            questions.newLine();
            questions.flush();
            return JSON.readTree(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> config() {
        return Map.of(
                "base", "http://127.0.0.1:" + port + "/sandbox/wechat",
                "mchid", merchant.key("mchid"),
                "serial", merchant.key("merchantSerial"),
                "privateKey", "private.pkcs8://" + merchant.key("merchantPrivateKey"),
                "certs", Map.of(merchant.key("wechatPublicKeyId"), "public.spki://" + merchant.key("wechatPublicKey")));
    }
}
