package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What WeChat Pay's paths come after.
 *
 * @param sandbox a path alone is our own sandbox's, which production does not have; null where there is none
 */
@ConfigurationProperties("counterfoil.wechat.gateways")
record WechatAddresses(
        @DefaultValue(WechatPay.API) URI production,
        @Nullable URI sandbox) {
    Gateways gateways(PublicUrl here, boolean inProduction) {
        return Gateways.configured(production, sandbox, here, inProduction);
    }
}
