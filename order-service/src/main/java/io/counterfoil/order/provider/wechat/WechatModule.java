package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.platform.http.PublicUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WechatAddresses.class)
class WechatModule {
    private final Gateways gateways;

    WechatModule(WechatAddresses addresses, PublicUrl here, @Value("${counterfoil.mode:development}") String mode) {
        gateways = addresses.gateways(here, mode.equals("production"));
    }

    @Bean
    WechatPay wechatH5() {
        return WechatPay.h5(gateways);
    }

    @Bean
    WechatPay wechatJsapi() {
        return WechatPay.jsapi(gateways);
    }
}
