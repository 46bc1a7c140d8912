package io.counterfoil.sandbox.outage;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** Where merchants' servers call a provider. */
enum Gateway {
    ALIPAY("/sandbox/alipay/gateway.do"),
    WECHAT("/sandbox/wechat/v3/**");

    private final String paths;

    Gateway(String paths) {
        this.paths = paths;
    }

    String paths() {
        return paths;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param provider {@code wechat}, or one of its products: {@code wechat-h5} */
    static Gateway of(String provider) {
        return Arrays.stream(values())
                .filter(gateway -> provider.equals(gateway.wireName()) || provider.startsWith(gateway.wireName() + "-"))
                .findFirst()
                .orElseThrow(() -> Rejected.unknown("provider-unknown", "the sandbox plays alipay and wechat"));
    }
}
