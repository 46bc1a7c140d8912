package io.counterfoil.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.start.DataDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** As tests do it, who have the attempt's number and no browser to open its address with. */
@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PayingWithoutABrowserTest {
    private static final Party TEST = Party.stranger("test");

    @LocalServerPort
    private int port;

    @Test
    void takes_the_payer_to_the_cashier_on_the_way(@Autowired DataDirectory data) throws IOException {
        var stage = Stage.at(
                URI.create("http://127.0.0.1:" + port),
                Files.readString(data.resolve("operator.key")).strip(),
                new Transcript(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        try (var merchant = MerchantServer.start()) {
            var shop = Shop.open(stage, merchant, Contract.ALIPAY);
            var wanted =
                    Map.of("orderNo", "A-1", "goods", shop.goods(), "provider", "alipay-wap", "payer", "15705420001");
            var order = stage.wire().post(shop.server(), "/v1/orders", wanted).require(201);
            var payment = "/sandbox/pay/" + order.text("/payment/attempt");

            assertThat(stage.wire().browse(payment, "").body()).contains("60 gold coins", "19.99");
            assertThat(stage.wire()
                            .post(TEST, payment, Map.of("outcome", "pay"))
                            .text("/status"))
                    .isEqualTo("TRADE_SUCCESS");
            await().until(() -> stage.wire()
                    .look(shop.server(), "/v1/orders/" + order.text("/id"))
                    .text("/state")
                    .equals("paid"));
            assertThat(stage.wire()
                            .post(TEST, payment.replace("01", "99"), Map.of("outcome", "pay"))
                            .text("/code"))
                    .isEqualTo("attempt-unknown");
        }
    }
}
