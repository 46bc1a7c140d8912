package io.counterfoil.order.provider.alipay;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlipayGateways.class)
class AlipayModule {
    @Bean
    AlipayWap alipayWap(AlipayGateways gateways) {
        return new AlipayWap(gateways);
    }
}
