package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.Wechat.ATTEMPT;
import static io.counterfoil.order.provider.wechat.Wechat.NOW;
import static io.counterfoil.order.provider.wechat.Wechat.PAID;
import static io.counterfoil.order.provider.wechat.Wechat.WITHIN;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentCloser.Closed;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.NodeWitness;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** npm's wechatpay-axios-plugin, which shares no line with us, plays WeChat Pay: it checks what we sign and the reverse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeingWithNpmWechatpayTest {
    private static final String TRADE = "/v3/pay/transactions/out-trade-no/" + ATTEMPT;
    private static final Map<String, Object> REPLIES = Map.of(
            "/v3/pay/transactions/h5",
            reply(200, "{\"h5_url\":\"https://wx.tenpay.com/h5?prepay_id=1\"}"),
            "/v3/pay/transactions/jsapi",
            reply(200, "{\"prepay_id\":\"wx201410272009395522657a690389285100\"}"),
            TRADE + "?mchid=1900000109",
            reply(200, PAID),
            TRADE + "/close",
            reply(204, ""));
    private static final Preparation PREPARATION = new Preparation(
            ATTEMPT,
            Money.of(1999, WechatObject.CNY),
            "金币 礼包+100%",
            NOW.plus(Duration.ofMinutes(30)),
            URI.create("https://pay.example/v1/callback/wechat-h5/shop"),
            Optional.empty(),
            new Payer(Optional.of("203.0.113.7"), Optional.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")),
            NOW,
            WITHIN);

    private NodeWitness plugin;
    private URI served;

    @BeforeAll
    void start() throws InterruptedException {
        plugin = NodeWitness.start("wechatpay-axios-plugin", "wechat.mjs");
        served = serve(Wechat.KEYS, Wechat.MERCHANT_KEYS);
    }

    @AfterAll
    void stop() {
        Optional.ofNullable(plugin).ifPresent(NodeWitness::close);
    }

    @Test
    void takes_our_orders_and_has_its_answers_believed() {
        assertThat(prepare(new H5(), served)).isInstanceOf(Prepared.Ready.class);
        assertThat(prepare(new Jsapi(), served)).isInstanceOf(Prepared.Ready.class);
    }

    @Test
    void is_asked_how_an_order_stands() {
        try (var wechat = wechat(new H5(), served)) {
            assertThat(wechat.query().orElseThrow().query(Wechat.account(), ATTEMPT, NOW))
                    .isInstanceOfSatisfying(
                            Answer.Known.class,
                            known -> assertThat(known.value()).isInstanceOf(Fact.Paid.class));
        }
    }

    @Test
    void is_asked_to_close_an_order_and_whether_it_is_closed() {
        var replies = new HashMap<>(REPLIES);
        replies.put(TRADE + "?mchid=1900000109", reply(200, Wechat.changed(PAID, "/trade_state", "\"CLOSED\"")));
        try (var wechat = wechat(new H5(), serve(Wechat.KEYS, Wechat.MERCHANT_KEYS, replies))) {
            assertThat(wechat.closer().orElseThrow().close(Wechat.account(), ATTEMPT, NOW))
                    .isInstanceOfSatisfying(
                            Answer.Known.class,
                            known -> assertThat(known.value()).isEqualTo(Closed.CLOSED));
        }
    }

    @Test
    void refuses_what_another_merchant_has_signed() {
        assertThat(prepare(new H5(), serve(Wechat.KEYS, Wechat.STRANGERS_KEYS)))
                .isInstanceOfSatisfying(
                        Prepared.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("SIGN_ERROR"));
    }

    @Test
    void is_not_believed_with_another_key() {
        assertThat(prepare(new H5(), serve(Wechat.STRANGERS_KEYS, Wechat.MERCHANT_KEYS)))
                .isInstanceOf(Prepared.Unknown.class);
    }

    @Test
    void believes_what_we_give_a_page_inside_wechat() {
        var values = ((Prepared.Ready) prepare(new Jsapi(), served)).payment().values();
        assertThat(invoked(values)).isTrue();
        assertThat(invoked(Wechat.with(values, "package", "prepay_id=another"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", ""})
    void has_its_notices_believed(String associated) {
        var decoded = decode(notice(Wechat.KEYS, Wechat.SECRET, associated));
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted -> assertThat(accepted.fact()).returns(ATTEMPT.value(), Fact::reference));
    }

    @Test
    void is_not_believed_with_another_key_or_secret() {
        assertThat(decode(notice(Wechat.STRANGERS_KEYS, Wechat.SECRET, ""))).isInstanceOf(Decoded.Rejected.class);
        assertThat(decode(notice(Wechat.KEYS, "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "")))
                .isInstanceOf(Decoded.Rejected.class);
    }

    private static Decoded decode(JsonNode notice) {
        var headers = notice.path("headers").properties().stream()
                .collect(toMap(Map.Entry::getKey, header -> header.getValue().asText()));
        return new WechatNotices()
                .decode(Wechat.raw(headers, notice.path("body").asText()), Wechat.account(), NOW);
    }

    private JsonNode notice(KeyPair keys, String secret, String associated) {
        return plugin.ask(
                "notice",
                Map.of(
                        "wechat", side(keys),
                        "secret", secret,
                        "type", "TRANSACTION.SUCCESS",
                        "content", PAID,
                        "associated", associated));
    }

    private boolean invoked(Map<String, String> values) {
        var merchant = FreshKeys.publicText(Wechat.MERCHANT_KEYS);
        return plugin.ask("invoked", Map.of("values", values, "merchant", merchant))
                .asBoolean();
    }

    private URI serve(KeyPair wechats, KeyPair merchants) {
        return serve(wechats, merchants, REPLIES);
    }

    private URI serve(KeyPair wechats, KeyPair merchants, Map<String, Object> replies) {
        var port = plugin.ask(
                "serve",
                Map.of("wechat", side(wechats), "merchant", FreshKeys.publicText(merchants), "replies", replies));
        return URI.create("http://localhost:" + port.asInt());
    }

    private static Prepared prepare(WechatProduct product, URI gateway) {
        try (var wechat = wechat(product, gateway)) {
            return wechat.prepare(Wechat.account(), PREPARATION);
        }
    }

    private static WechatPay wechat(WechatProduct product, URI gateway) {
        return new WechatPay(product, WechatPay.GATEWAYS.withSandbox(gateway), WechatTrades.WHOLE_TIMEOUT);
    }

    private static Map<String, Object> side(KeyPair keys) {
        return Map.of("key", FreshKeys.privateText(keys), "serial", Wechat.KEY_ID, "at", NOW.getEpochSecond());
    }

    private static Map<String, Object> reply(int status, String body) {
        return Map.of("status", status, "body", body);
    }
}
