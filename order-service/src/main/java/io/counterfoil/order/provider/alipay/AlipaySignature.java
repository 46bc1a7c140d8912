package io.counterfoil.order.provider.alipay;

import io.counterfoil.order.provider.wire.RsaSignature;
import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * RSA2: SHA256withRSA over {@code name=value} pairs, sorted by name and joined by {@code &}; values as they are before
 * any encoding for transport, empty and blank ones left out.
 */
public final class AlipaySignature {
    public static final String TYPE = "RSA2";

    private static final String SIGN = "sign";
    private static final String SIGN_TYPE = "sign_type";

    /** What is signed of a request to the gateway, and of a message of the application gateway: all but the signature. */
    public static String requestContent(Map<String, String> parameters) {
        return content(parameters, Set.of(SIGN));
    }

    /** What is signed of a notice about a trade: not {@code sign_type} either. */
    public static String noticeContent(Map<String, String> parameters) {
        return content(parameters, Set.of(SIGN, SIGN_TYPE));
    }

    public static String sign(String content, Charset charset, PrivateKey key) {
        return RsaSignature.sign(content.getBytes(charset), key);
    }

    /** Whatever cannot be a signature is not one. */
    public static boolean verifies(String content, Charset charset, String signature, PublicKey key) {
        return RsaSignature.verifies(content.getBytes(charset), signature, key);
    }

    private static String content(Map<String, String> parameters, Set<String> without) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !without.contains(parameter.getKey()))
                        .filter(parameter -> !parameter.getValue().isBlank())
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }

    private AlipaySignature() {}
}
