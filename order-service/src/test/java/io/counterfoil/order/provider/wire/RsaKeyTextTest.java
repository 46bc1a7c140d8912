package io.counterfoil.order.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeyTextTest {
    private static final KeyPair KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);

    @Test
    void are_read_as_base64_alone() {
        assertThat(RsaKeyText.privateKey(FreshKeys.privateText(KEYS))).isEqualTo(KEYS.getPrivate());
        assertThat(RsaKeyText.publicKey(" " + FreshKeys.publicText(KEYS) + "\n"))
                .isEqualTo(KEYS.getPublic());
    }

    @Test
    void are_read_as_pem() {
        assertThat(RsaKeyText.privateKey(pem("PRIVATE KEY", KEYS.getPrivate().getEncoded())))
                .isEqualTo(KEYS.getPrivate());
        assertThat(RsaKeyText.publicKey(pem("PUBLIC KEY", KEYS.getPublic().getEncoded())))
                .isEqualTo(KEYS.getPublic());
    }

    @Test
    void that_are_short_are_refused() {
        var keys = FreshKeys.rsa(1024);
        assertThatIllegalArgumentException().isThrownBy(() -> RsaKeyText.publicKey(FreshKeys.publicText(keys)));
        assertThatIllegalArgumentException().isThrownBy(() -> RsaKeyText.privateKey(FreshKeys.privateText(keys)));
    }

    @Test
    void in_pkcs1_are_refused_with_the_cure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaKeyText.privateKey(pem("RSA PRIVATE KEY", new byte[] {1})))
                .withMessageContaining("convert it to PKCS#8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "c2VjcmV0"})
    void that_are_none_are_refused_without_being_quoted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaKeyText.privateKey(text))
                .withMessage("not a PKCS#8 RSA private key")
                .withNoCause();
        assertThatIllegalArgumentException().isThrownBy(() -> RsaKeyText.publicKey(text));
    }

    /** A damaged one signs nothing that anybody believes; better to say so when it is entered. */
    @Test
    void that_are_damaged_anywhere_are_refused() {
        var whole = KEYS.getPrivate().getEncoded();
        // From the modulus on: what comes before says what kind of key it is.
        for (int at = 40; at < whole.length; at += 7) {
            var damaged = whole.clone();
            damaged[at] ^= 4;
            var text = Base64.getEncoder().encodeToString(damaged);
            assertThatIllegalArgumentException()
                    .describedAs("damaged at " + at)
                    .isThrownBy(() -> RsaKeyText.privateKey(text));
        }
    }

    private static String pem(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
