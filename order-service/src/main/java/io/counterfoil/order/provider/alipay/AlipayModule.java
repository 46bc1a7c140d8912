package io.counterfoil.order.provider.alipay;

import io.counterfoil.platform.http.PublicUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlipayAddresses.class)
class AlipayModule {
    @Bean
    AlipayWap alipayWap(
            AlipayAddresses addresses, PublicUrl here, @Value("${counterfoil.mode:development}") String mode) {
        return new AlipayWap(addresses.gateways(here, mode.equals("production")));
    }
}
