package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.ProviderAccount;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key under which WeChat Pay encrypts what its notices are about: AES-256-GCM, the tag at the end. */
final class ApiV3Key {
    static final String ALGORITHM = "AEAD_AES_256_GCM";
    static final int BYTES = 32;

    private static final int TAG_BITS = 128;

    private final SecretKey key;

    /** @throws IllegalArgumentException unless the text has 32 bytes */
    ApiV3Key(String text) {
        var bytes = text.getBytes(UTF_8);
        if (bytes.length != BYTES) throw new IllegalArgumentException("an API v3 key has " + BYTES + " bytes");
        key = new SecretKeySpec(bytes, "AES");
    }

    static ApiV3Key of(ProviderAccount account) {
        return new ApiV3Key(account.value(WechatAccountForm.API_V3_KEY));
    }

    /**
     * @param associated empty where the message has none
     * @return empty for what was not encrypted under this key, or was changed since
     */
    Optional<byte[]> decrypt(String nonce, String associated, String ciphertext) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce.getBytes(UTF_8)));
            cipher.updateAAD(associated.getBytes(UTF_8));
            return Optional.of(cipher.doFinal(Base64.getDecoder().decode(ciphertext)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
