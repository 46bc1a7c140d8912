package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A merchant with Alipay and WeChat Pay, both of them the sandbox, behind a gate in the test's hand. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY,
            "counterfoil.verification.sweep-every=PT1S"
        })
@Import(Http.class)
abstract class GatedTest {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String ALIPAY = "alipay-wap";
    static final String WECHAT = "wechat-h5";
    static final String PAYER_ADDRESS = "203.0.113.7";
    static final Gate GATE = new Gate();

    private static final JsonMapper JSON = new JsonMapper();

    @DynamicPropertySource
    static void leadThroughTheGate(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.alipay.gateways.sandbox", () -> GATE.address() + "/sandbox/alipay/gateway.do");
        properties.add("counterfoil.wechat.gateways.sandbox", () -> GATE.address() + "/sandbox/wechat");
    }

    @Autowired
    Http http;

    @Autowired
    JdbcClient sql;

    @Autowired
    private Environment environment;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    TestMerchant merchant;
    String goods;

    @BeforeEach
    void openAShop() {
        GATE.leadsTo("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
        merchant = TestMerchant.open(http);
        enter(ALIPAY, http.asNobody().post("/sandbox/alipay/accounts").text());
        enter(WECHAT, http.asNobody().post("/sandbox/wechat/accounts").text());
        goods = merchant.goods();
    }

    @AfterEach
    void openTheGate() {
        GATE.open();
        background.close();
    }

    void enter(String provider, String account) {
        var entered = merchant.server().put(merchant.path() + "/providers/" + provider, account);
        assertThat(entered.status()).describedAs(entered.text()).isEqualTo(200);
    }

    Answer place(String provider) {
        var order = merchant.server().post("/v1/orders", wish("A-1", provider));
        assertThat(order.at("/state")).describedAs(order.text()).isEqualTo("awaiting-payment");
        return order;
    }

    String wish(String orderNo, String provider) {
        return json(Map.of(
                "orderNo", orderNo,
                "goods", goods,
                "provider", provider,
                "payer", "15705420001",
                "payerAddress", PAYER_ADDRESS));
    }

    Answer switchTo(String provider, Answer order) {
        return switchTo(provider, order, merchant.server());
    }

    Answer switchTo(String provider, Answer order, Http as) {
        return as.post(path(order) + "/attempts", json(Map.of("provider", provider, "payerAddress", PAYER_ADDRESS)));
    }

    /** Has something done that is held up at the gate. */
    CompletableFuture<Answer> meanwhile(Supplier<Answer> action) {
        return CompletableFuture.supplyAsync(action, background);
    }

    /** Comes to the provider's page, as the payer's browser does. */
    void open(Answer order) {
        var url = URI.create(order.at("/payment/url"));
        assertThat(http.asNobody()
                        .with("Referer", "https://shop.example/cart")
                        .get(url.getRawPath() + "?" + url.getRawQuery())
                        .status())
                .isEqualTo(302);
    }

    Answer pay(String attempt) {
        return http.asNobody().post("/sandbox/pay/" + attempt, "{\"outcome\":\"pay\"}");
    }

    void loseCallbacks(String attempt) {
        http.asNobody().put("/sandbox/faults/" + attempt, "{\"faults\":[\"lost-callback\"]}");
    }

    void advance(String time) {
        assertThat(http.asNobody()
                        .post("/sandbox/clock", json(Map.of("advance", time)))
                        .status())
                .isLessThan(300);
    }

    Answer close(Answer order) {
        return merchant.server().post(path(order) + "/close", "{}");
    }

    Answer verify(Answer order) {
        return merchant.server().post(path(order) + "/verify", "{}");
    }

    Answer read(Answer order) {
        return merchant.server().get(path(order));
    }

    String state(Answer order) {
        return read(order).at("/state");
    }

    void awaitState(Answer order, String state) {
        await().atMost(PATIENCE).until(() -> state(order).equals(state));
    }

    void awaitEvent(Answer order, String name) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(order)).contains(name));
    }

    void awaitNothingLeftToAsk(Answer order) {
        await().atMost(PATIENCE)
                .until(() -> sql.sql("select count(*) from open_verification where order_id = ?")
                                .param(order.at("/id"))
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** The names of what happened, without those of preparing and asking, which come as often as they come. */
    List<String> events(Answer order) {
        return sql.sql("""
                select name from event_log.event
                 where stream = ? and name not in ('order.payment-prepared/1', 'order.provider-asked/1')
                 order by sequence
                """).param(order.at("/id")).query(String.class).list().stream()
                .map(String::valueOf)
                .toList();
    }

    static String attempt(Answer order) {
        return order.at("/payment/attempt");
    }

    static String path(Answer order) {
        return "/v1/orders/" + order.at("/id");
    }

    static String json(Map<String, ?> fields) {
        return JSON.writeValueAsString(new HashMap<>(fields));
    }
}
