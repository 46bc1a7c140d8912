package io.counterfoil.order.provider.alipay;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
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
        try {
            var rsa = rsa();
            rsa.initSign(key);
            rsa.update(content.getBytes(charset));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (InvalidKeyException | SignatureException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** Whatever cannot be a signature is not one. */
    public static boolean verifies(String content, Charset charset, String signature, PublicKey key) {
        try {
            var rsa = rsa();
            rsa.initVerify(key);
            rsa.update(content.getBytes(charset));
            return rsa.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(Map<String, String> parameters, Set<String> without) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !without.contains(parameter.getKey()))
                        .filter(parameter -> !parameter.getValue().isBlank())
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }

    private static Signature rsa() {
        try {
            return Signature.getInstance("SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private AlipaySignature() {}
}
