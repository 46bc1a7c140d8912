package io.counterfoil.sandbox.alipay;

import java.util.Arrays;
import java.util.Optional;

/** What the sandbox's gateway can do. */
enum GatewayMethod {
    WAP_PAY("alipay.trade.wap.pay"),
    QUERY("alipay.trade.query"),
    CLOSE("alipay.trade.close");

    private final String wireName;

    GatewayMethod(String wireName) {
        this.wireName = wireName;
    }

    static Optional<GatewayMethod> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.wireName.equals(name))
                .findFirst();
    }

    /** {@code alipay_trade_query_response}: what holds the answer. */
    String node() {
        return wireName.replace('.', '_') + "_response";
    }
}
