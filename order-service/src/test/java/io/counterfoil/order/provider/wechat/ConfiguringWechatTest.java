package io.counterfoil.order.provider.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConfiguringWechatTest {
    private static final String SANDBOX = "counterfoil.wechat.gateways.sandbox=";

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withUserConfiguration(WechatModule.class, PublicUrl.class)
            .withPropertyValues("counterfoil.public-url=https://pay.example/");

    @Test
    void offers_two_ways_to_pay_that_ask_for_different_things() {
        contexts.run(context -> assertThat(context.getBeansOfType(PaymentProvider.class).values().stream()
                        .collect(Collectors.toMap(PaymentProvider::id, PaymentProvider::needed)))
                .isEqualTo(
                        Map.of("wechat-h5", Set.of(PayerDetail.ADDRESS), "wechat-jsapi", Set.of(PayerDetail.OPENID))));
    }

    @Test
    void finds_wechat_pay_itself_and_no_sandbox_unless_told_otherwise() {
        contexts.run(context -> {
            var gateways = context.getBean(WechatAddresses.class).gateways(context.getBean(PublicUrl.class), false);
            assertThat(gateways.of("production")).contains(URI.create("https://api.mch.weixin.qq.com"));
            assertThat(gateways.of("sandbox")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/wechat,true,http://localhost:1/wechat",
        "/sandbox/wechat,false,https://pay.example/sandbox/wechat",
        "/sandbox/wechat,true,"
    })
    void finds_a_sandbox_elsewhere_or_our_own_which_production_has_not(
            String told, boolean inProduction, String found) {
        contexts.withPropertyValues(SANDBOX + told).run(context -> {
            var gateways =
                    context.getBean(WechatAddresses.class).gateways(context.getBean(PublicUrl.class), inProduction);
            assertThat(gateways.of("sandbox").map(Object::toString).orElse(null))
                    .isEqualTo(found);
        });
    }
}
