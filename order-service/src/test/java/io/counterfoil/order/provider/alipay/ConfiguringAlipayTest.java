package io.counterfoil.order.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConfiguringAlipayTest {
    private static final String SANDBOX = "counterfoil.alipay.gateways.sandbox=";

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withUserConfiguration(AlipayModule.class, PublicUrl.class)
            .withPropertyValues("counterfoil.public-url=https://pay.example/");

    @Test
    void finds_alipay_itself_and_no_sandbox_unless_told_otherwise() {
        contexts.run(context -> {
            assertThat(context.getBean(PaymentProvider.class).id()).isEqualTo("alipay-wap");
            var gateways = context.getBean(AlipayAddresses.class).gateways(context.getBean(PublicUrl.class), false);
            assertThat(gateways.of("production")).contains(URI.create("https://openapi.alipay.com/gateway.do"));
            assertThat(gateways.of("sandbox")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/gateway.do,false,http://localhost:1/gateway.do",
        "http://localhost:1/gateway.do,true,http://localhost:1/gateway.do",
        "/sandbox/gateway.do,false,https://pay.example/sandbox/gateway.do",
        "/sandbox/gateway.do,true,"
    })
    void finds_a_sandbox_elsewhere_or_our_own_which_production_has_not(
            String told, boolean inProduction, String found) {
        contexts.withPropertyValues(SANDBOX + told).run(context -> {
            var addresses = context.getBean(AlipayAddresses.class);
            var sandbox = addresses
                    .gateways(context.getBean(PublicUrl.class), inProduction)
                    .of("sandbox");
            assertThat(sandbox.map(Object::toString).orElse(null)).isEqualTo(found);
        });
    }
}
