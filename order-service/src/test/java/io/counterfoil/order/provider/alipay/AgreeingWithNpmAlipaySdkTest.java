package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.Alipay.ACCOUNT;
import static io.counterfoil.order.provider.alipay.Alipay.ATTEMPT;
import static io.counterfoil.order.provider.alipay.Alipay.NOW;
import static io.counterfoil.order.provider.alipay.Alipay.PAID;
import static io.counterfoil.order.provider.alipay.Alipay.WITHIN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.NodeWitness;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alipay's library for Node, which shares no line with the one for Java, reads what we sign and the reverse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeingWithNpmAlipaySdkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI NOTIFY = URI.create("https://pay.example/v1/callback/alipay-wap/shop");
    private static final URI GATEWAY = URI.create("http://localhost:1/gateway.do");
    private static final String QUERY = "alipay.trade.query";
    private static final String RESPONSE = "{\"code\":\"10000\",\"msg\":\"成功\",\"out_trade_no\":\"" + ATTEMPT + "\"}";

    private NodeWitness sdk;

    @BeforeAll
    void start() throws InterruptedException {
        sdk = NodeWitness.start("alipay-sdk", "alipay.mjs");
    }

    @AfterAll
    void stop() {
        Optional.ofNullable(sdk).ifPresent(NodeWitness::close);
    }

    @Test
    void believes_the_addresses_that_we_sign() {
        assertThat(ask("notice", gatewaySide(), Map.of("form", ours().parameters()))
                        .asBoolean())
                .isTrue();
        var changed = Alipay.with(ours().parameters(), "notify_url", "https://elsewhere.example/");
        assertThat(ask("notice", gatewaySide(), Map.of("form", changed)).asBoolean())
                .isFalse();
    }

    @Test
    void makes_the_same_addresses() throws JsonProcessingException {
        var ours = ours();
        var bizContent = JSON.readTree(ours.value("biz_content"));
        var values = Map.of(
                "bizContent", bizContent, "notifyUrl", NOTIFY, "format", "JSON", "timestamp", ours.value("timestamp"));
        var theirs = form(ask("page", appSide(), Map.of("method", "alipay.trade.wap.pay", "values", values))
                .asText());
        assertThat(signedByApp(theirs)).isTrue();
        assertThat(JSON.readTree(theirs.value("biz_content"))).isEqualTo(bizContent);
        var decided = List.of("alipay_sdk", "sign", "biz_content");
        assertThat(theirs.parameters()).containsKeys(decided.toArray(String[]::new));
        assertThat(without(theirs, decided)).isEqualTo(without(ours, decided));
    }

    @Test
    void believes_the_notices_that_we_sign() {
        assertThat(believesNotice(PAID, Alipay.KEYS)).isTrue();
        assertThat(believesNotice(PAID, Alipay.STRANGERS_KEYS)).isFalse();
    }

    /** It signs empty values, which Alipay's documents and its library for Java leave out. */
    @Test
    void differs_on_empty_values() {
        assertThat(believesNotice(Alipay.with(PAID, "body", ""), Alipay.KEYS)).isFalse();
    }

    @Test
    void believes_the_answers_that_we_sign() {
        assertThat(believesAnswer(SmallGateway.signed("alipay_trade_query_response", RESPONSE, Alipay.KEYS)))
                .isTrue();
        assertThat(believesAnswer(SmallGateway.signed("alipay_trade_query_response", RESPONSE, Alipay.APP_KEYS)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {QUERY, "alipay.trade.close"})
    void calls_a_gateway_that_reads_as_we_do(String method) {
        var node = method.replace('.', '_') + "_response";
        try (var gateway = SmallGateway.answering(SmallGateway.signed(node, RESPONSE, Alipay.KEYS))) {
            var values = Map.of("bizContent", Map.of("out_trade_no", ATTEMPT.value()));
            var config = Alipay.with(appSide(), "gateway", gateway.address().toString());
            var heard = ask("call", config, Map.of("method", method, "values", values));
            assertThat(heard.path("msg").asText()).isEqualTo("成功");
            assertThat(gateway.asked())
                    .singleElement()
                    .satisfies(form -> assertThat(signedByApp(form)).isTrue());
        }
    }

    private static AlipayForm ours() {
        var preparation = new Preparation(
                ATTEMPT,
                Money.of(1999, Yuan.CNY),
                "金币 礼包+100%",
                NOW.plus(Duration.ofMinutes(30)),
                NOTIFY,
                Optional.empty(),
                Preparation.Payer.UNKNOWN,
                NOW,
                WITHIN);
        try (var alipay = new AlipayWap(AlipayWap.GATEWAYS.withSandbox(GATEWAY))) {
            var ready = (Prepared.Ready) alipay.prepare(Alipay.account(ACCOUNT), preparation);
            return form(ready.payment().values().getOrDefault("url", ""));
        }
    }

    private boolean believesNotice(Map<String, String> notice, KeyPair keys) {
        var form = AlipayForm.parse(Alipay.signed(notice, UTF_8, keys).body());
        return ask("notice", appSide(), Map.of("form", form.parameters())).asBoolean();
    }

    private boolean believesAnswer(String body) {
        var values = Map.of("body", body, "node", "alipay_trade_query_response");
        return ask("response", appSide(), values).asBoolean();
    }

    private static boolean signedByApp(AlipayForm form) {
        var content = AlipaySignature.requestContent(form.parameters());
        return AlipaySignature.verifies(content, UTF_8, form.value("sign"), Alipay.APP_KEYS.getPublic());
    }

    private static AlipayForm form(String url) {
        return AlipayForm.parse(URI.create(url).getRawQuery().getBytes(US_ASCII));
    }

    private static Map<String, String> without(AlipayForm form, List<String> names) {
        var rest = new HashMap<>(form.parameters());
        names.forEach(rest::remove);
        return rest;
    }

    /** The library as the merchant's application uses it. */
    private static Map<String, String> appSide() {
        return config(Alipay.KEYS);
    }

    /** The library in the gateway's place: it checks what the application has signed. */
    private static Map<String, String> gatewaySide() {
        return config(Alipay.APP_KEYS);
    }

    private static Map<String, String> config(KeyPair believed) {
        return Map.of(
                "appId", ACCOUNT.getOrDefault("appId", ""),
                "privateKey", FreshKeys.privateText(Alipay.APP_KEYS),
                "keyType", "PKCS8",
                "alipayPublicKey", FreshKeys.publicText(believed),
                "gateway", GATEWAY.toString());
    }

    private JsonNode ask(String question, Map<String, String> config, Map<String, ?> values) {
        var asked = new HashMap<String, Object>(values);
        asked.put("config", config);
        return sdk.ask(question, asked);
    }
}
