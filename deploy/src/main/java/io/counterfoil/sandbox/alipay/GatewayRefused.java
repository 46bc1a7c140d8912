package io.counterfoil.sandbox.alipay;

import java.io.Serial;

/** A request that Alipay answers with an error: an expected answer, so it carries no stack trace. */
final class GatewayRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final GatewayError error;

    GatewayRefused(GatewayError error) {
        this(error, "");
    }

    /** @param detail goes behind the error's own words */
    GatewayRefused(GatewayError error, String detail) {
        super(error.subMsg() + detail, null, false, false);
        this.error = error;
    }

    GatewayError error() {
        return error;
    }

    String subMsg() {
        return String.valueOf(getMessage());
    }
}
