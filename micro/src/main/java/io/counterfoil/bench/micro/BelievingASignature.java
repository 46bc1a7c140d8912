package io.counterfoil.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.alipay.AlipaySignature;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** RSA with 2,048 bits, over a notice of Alipay's. */
@State(Scope.Thread)
public class BelievingASignature {
    private static final Map<String, String> NOTICE = Map.of(
            "app_id", "2021000000000001",
            "charset", "utf-8",
            "notify_id", "2026010100222120000000000000000001",
            "notify_time", "2026-01-01 20:00:00",
            "out_trade_no", AnOrder.paying().attempt().value(),
            "total_amount", "19.99",
            "trade_no", "2026010122001",
            "trade_status", "TRADE_SUCCESS");

    private KeyPair keys = newKeys();
    private String signature = sign(keys);

    @Benchmark
    public String signed() {
        return sign(keys);
    }

    @Benchmark
    public boolean believed() {
        return AlipaySignature.verifies(AlipaySignature.noticeContent(NOTICE), UTF_8, signature, keys.getPublic());
    }

    @Setup
    public void check() {
        if (!believed()) throw new IllegalStateException("a genuine notice is not believed");
    }

    private static String sign(KeyPair keys) {
        return AlipaySignature.sign(AlipaySignature.noticeContent(NOTICE), UTF_8, keys.getPrivate());
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
