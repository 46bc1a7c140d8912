package io.counterfoil.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is signed: lines, each ended by a line feed, the last and the empty ones too. */
final class Lines {
    static byte[] of(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private Lines() {}
}
