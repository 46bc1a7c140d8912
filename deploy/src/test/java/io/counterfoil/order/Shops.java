package io.counterfoil.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Opens shops in the Counterfoil of a test's context. */
final class Shops {
    static Shop inTheSandbox(Environment environment) {
        return Shop.inTheSandbox(base(environment), operatorKey(environment));
    }

    static Shop with(Environment environment, Shop.Alipay alipay) {
        return new Shop(base(environment), operatorKey(environment), alipay.account());
    }

    static String base(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    static String operatorKey(Environment environment) {
        try {
            return Files.readString(Path.of(environment.getRequiredProperty("counterfoil.data"), "operator.key"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shops() {}
}
