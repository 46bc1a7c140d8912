package io.counterfoil.order.provider.wechat;

import java.security.SecureRandom;
import java.util.HexFormat;

/** 32 letters and digits that nobody can guess. */
final class Nonce {
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private Nonce() {}
}
