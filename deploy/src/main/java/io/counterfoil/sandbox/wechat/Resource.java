package io.counterfoil.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What a notice is about, for the merchant's eyes alone. */
record Resource(
        @JsonProperty("original_type") String originalType,
        @JsonProperty("algorithm") String algorithm,
        @JsonProperty("ciphertext") String ciphertext,
        @JsonProperty("associated_data") String associatedData,
        @JsonProperty("nonce") String nonce) {
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int TAG_BITS = 128;

    /**
     * @param about what the plaintext is; it is bound to the ciphertext
     * @param apiV3Key 32 bytes
     * @param nonce 12 bytes, never twice with one key
     */
    static Resource seal(String about, String plaintext, String apiV3Key, String nonce) {
        try {
            var gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(apiV3Key.getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(UTF_8)));
            gcm.updateAAD(about.getBytes(UTF_8));
            var ciphertext = gcm.doFinal(plaintext.getBytes(UTF_8));
            return new Resource(about, ALGORITHM, Base64.getEncoder().encodeToString(ciphertext), about, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
