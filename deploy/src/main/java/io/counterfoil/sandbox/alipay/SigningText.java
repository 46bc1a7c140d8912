package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is signed: {@code name=value&…}, sorted by name, as it is before any escaping, without the values that are empty. */
final class SigningText {
    static final String SIGN = "sign";
    static final String SIGN_TYPE = "sign_type";
    static final String RSA2 = "RSA2";

    /** Of a request to the gateway. */
    static byte[] ofRequest(Map<String, String> fields) {
        return of(fields, Set.of(SIGN));
    }

    /** Of a notice, or of what a browser brings back. */
    static byte[] ofNotice(Map<String, String> fields) {
        return of(fields, Set.of(SIGN, SIGN_TYPE));
    }

    private static byte[] of(Map<String, String> fields, Set<String> unsigned) {
        var signed = new TreeMap<>(fields);
        signed.keySet().removeAll(unsigned);
        signed.values().removeIf(String::isBlank);
        return signed.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private SigningText() {}
}
