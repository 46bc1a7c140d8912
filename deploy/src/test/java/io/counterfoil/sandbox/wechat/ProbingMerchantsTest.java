package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.SandboxMerchant.H5;
import static io.counterfoil.sandbox.wechat.SandboxMerchant.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Counterfoil;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ProbingMerchantsTest {
    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
    }

    @Test
    void sends_a_notice_that_only_the_signature_betrays_and_says_what_came_back() {
        try (var mailbox = new Mailbox()) {
            mailbox.answer(401);
            var order = merchant.h5("WQ0001");
            order.put("notify_url", mailbox.url());
            merchant.order(H5, order);

            var told = json(merchant.post("/sandbox/wechat/probes/WQ0001", ""));

            assertThat(told.path("status").asInt()).isEqualTo(401);
            var probe = mailbox.notices().getFirst();
            assertThat(probe.headers().get("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
            assertThat(Base64.getDecoder().decode(probe.headers().get("Wechatpay-Signature")))
                    .hasSize(256);
            assertThat(merchant.believes(probe.headers(), probe.body())).isFalse();
            var payment = merchant.unseal(probe.json().path("resource"));
            assertThat(payment.path("trade_state").asString()).isEqualTo("SUCCESS");
            assertThat(payment.path("out_trade_no").asString()).isEqualTo("WQ0001");
            assertThat(json(merchant.query("WQ0001")).path("trade_state").asString())
                    .describedAs("nobody has paid")
                    .isEqualTo("NOTPAY");
        }
    }

    @Test
    void says_when_nobody_answers() {
        merchant.order(H5, merchant.h5("WQ0002"));
        var told = json(merchant.post("/sandbox/wechat/probes/WQ0002", ""));
        assertThat(told.path("status").isNumber()).isFalse();
        assertThat(told.path("answer").asString()).startsWith("no answer");
    }

    @Test
    void needs_an_attempt() {
        assertThat(merchant.post("/sandbox/wechat/probes/WQ0003", "").statusCode())
                .isEqualTo(404);
    }
}
