package io.counterfoil.order;

import io.counterfoil.CounterfoilTest;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Opens shops in the Counterfoil of a test's context. */
final class Shops {
    static Shop inTheSandbox(Environment environment) {
        return Shop.inTheSandbox(base(environment), CounterfoilTest.OPERATOR_KEY);
    }

    static Shop with(Environment environment, Shop.Alipay alipay) {
        return with(environment, alipay.account());
    }

    static Shop with(Environment environment, Map<String, String> account) {
        return new Shop(base(environment), CounterfoilTest.OPERATOR_KEY, account);
    }

    private static String base(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    private Shops() {}
}
