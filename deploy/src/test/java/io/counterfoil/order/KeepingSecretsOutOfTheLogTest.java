package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.notification.Receiver;
import io.counterfoil.order.Shop.Alipay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;

/** A whole order, its notice and a forged callback, with every line that we and the framework could write. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY,
            "logging.level.io.counterfoil=trace",
            "logging.level.org.axonframework=trace",
            "logging.level.org.springframework=debug",
            "logging.level.org.springframework.web=trace",
            "logging.level.org.springframework.jdbc=trace",
            "logging.level.com.zaxxer.hikari=debug",
            "logging.level.org.postgresql=debug"
        })
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class KeepingSecretsOutOfTheLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAYER = "15705420001";
    private static final String RECIPIENT = "Zhang San, 8 Lane of Lamps";
    private static final String ATTACHMENT = "attached-and-secret";
    private static final String ADDRESS = "203.0.113.77";
    private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    private static final String BUYER = "2088102122524333";

    @Autowired
    private Environment environment;

    /** Levels are the whole machine's: the tests that follow would talk as much. */
    @AfterAll
    static void be_quiet_again() {
        var logging = LoggingSystem.get(KeepingSecretsOutOfTheLogTest.class.getClassLoader());
        Stream.of(
                        "org.axonframework",
                        "org.springframework",
                        "org.springframework.web",
                        "org.springframework.jdbc",
                        "com.zaxxer.hikari",
                        "org.postgresql")
                .forEach(name -> logging.setLogLevel(name, null));
        logging.setLogLevel("io.counterfoil", LogLevel.INFO);
    }

    @Test
    void at_its_most_talkative(CapturedOutput output) {
        var alipay = Alipay.create();
        var wechat = Wechat.create();
        var shop = Shops.with(environment, alipay);
        try (var merchant = new Receiver()) {
            var endpoint = shop.post(
                    shop.secretKey,
                    "/v1/endpoints",
                    Map.of("url", merchant.url(), "kinds", List.of("order.created", "order.paid")));
            var order = shop.post(shop.secretKey, "/v1/orders", wish(shop, "L-1", "alipay-wap"));
            var notice = alipay.paid(order.body().at("/payment/attempt").asText(), "19.90");
            Callback.ofAlipay(Alipay.signed(notice, Alipay.keys())).send(shop.base, "alipay-wap", shop.alias);
            Callback.of(alipay, notice).send(shop.base, "alipay-wap", shop.alias);
            shop.send(
                    "PUT",
                    shop.operatorKey,
                    "/v1/merchants/" + shop.merchant + "/providers/" + Wechat.PROVIDER,
                    wechat.account());
            shop.post(shop.secretKey, "/v1/orders", wish(shop, "L-2", Wechat.PROVIDER));
            await().atMost(PATIENCE).until(() -> merchant.received().size() == 3);

            assertThat(output.getAll()).contains("io.counterfoil").contains("order.paid");
            Stream.of(
                            shop.operatorKey,
                            shop.secretKey,
                            shop.publishableKey,
                            order.text("clientToken"),
                            endpoint.text("secret"),
                            some(alipay.account().getOrDefault("appPrivateKey", "")),
                            some(wechat.account().getOrDefault("merchantPrivateKey", "")),
                            wechat.apiV3Key(),
                            PAYER,
                            RECIPIENT,
                            ATTACHMENT,
                            ADDRESS,
                            OPENID,
                            BUYER)
                    .forEach(secret -> assertThat(lines(output, secret)).isEmpty());
        }
    }

    private static Map<String, Object> wish(Shop shop, String orderNo, String provider) {
        var wish = Shop.order(orderNo, shop.goods);
        wish.putAll(Map.of(
                "provider", provider,
                "payer", PAYER,
                "recipient", RECIPIENT,
                "attachment", ATTACHMENT,
                "payerAddress", ADDRESS,
                "openid", OPENID));
        return wish;
    }

    private static List<String> lines(CapturedOutput output, String secret) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(secret))
                .limit(3)
                .toList();
    }

    private static String some(String key) {
        return key.substring(100, 140);
    }
}
