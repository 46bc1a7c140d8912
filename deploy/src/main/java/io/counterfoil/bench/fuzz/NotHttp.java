package io.counterfoil.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** What is no HTTP, or hardly. */
final class NotHttp {
    private static final String PATH = "/v1/goods";
    private static final List<String> MESSAGES = List.of(
            "\r\n\r\n",
            "\u0000\u0001\u0002",
            "GET\r\n\r\n",
            "GET " + PATH + "\r\n\r\n",
            "GET  " + PATH + "  HTTP/1.1\r\n\r\n",
            "GET " + PATH + " HTTP/0.9\r\n\r\n",
            "GET " + PATH + " HTTP/9.9\r\nHost: a\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\nHost: a\n\n",
            "GET " + PATH + " HTTP/1.1\r\nHost a\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nX\u0000Y: b\r\n\r\n",
            "GET " + PATH + "\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET " + PATH + "?a=\u00e4\u00ff HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET " + PATH + "?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET http://127.0.0.1" + PATH + " HTTP/1.1\r\nHost: b\r\n\r\n",
            "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "G\u00cbT " + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(70_000) + "\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(1_000) + "\r\n",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n{}",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: klingon\r\n\r\n0\r\n\r\n",
            "POST /v1/callback/alipay-wap/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\na=b",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
            "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1");

    static byte[] message(Chance chance) {
        var bytes = chance.of(MESSAGES).getBytes(ISO_8859_1);
        if (chance.oneIn(3)) bytes[chance.below(bytes.length)] ^= (byte) (1 << chance.below(Byte.SIZE));
        return bytes;
    }

    private NotHttp() {}
}
