package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The native library and Bouncy Castle, held against each other. */
class SigningOnSecp256k1Test {
    private static final long SEED = Long.getLong("counterfoil.seed", 20261121);
    private static final int ROUNDS = 500;
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final Secp256k1 java = new JavaSecp256k1();
    private final Secp256k1 library =
            LibSecp256k1.find().<Secp256k1>map(found -> found).orElse(java);

    @Test
    void gives_the_same_bits_either_way() {
        assumeTrue(library instanceof LibSecp256k1, "there is no native library for this machine");
        var chance = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var secret = bytes(chance);
            var digest = bytes(chance);
            var signature = library.sign(digest, secret);
            assertThat(java.publicKey(secret)).isEqualTo(library.publicKey(secret));
            assertThat(java.sign(digest, secret)).isEqualTo(signature);
            assertThat(java.recover(digest, signature)).hasValue(library.publicKey(secret));
            assertThat(library.recover(digest, signature)).hasValue(library.publicKey(secret));
        }
    }

    /** Other recovery numbers, other bits, other digests: another's key or nobody's, and for both the same. */
    @Test
    void recovers_the_same_from_damaged_signatures_either_way() {
        assumeTrue(library instanceof LibSecp256k1, "there is no native library for this machine");
        var chance = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var secret = bytes(chance);
            var digest = bytes(chance);
            var signature = library.sign(digest, secret);
            signature[chance.nextInt(signature.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
            var recovered = library.recover(digest, signature).map(HexFormat.of()::formatHex);
            assertThat(java.recover(digest, signature).map(HexFormat.of()::formatHex))
                    .isEqualTo(recovered);
            assertThat(recovered).isNotEqualTo(Optional.of(HexFormat.of().formatHex(library.publicKey(secret))));
        }
    }

    /** Whoever negates s and flips the recovery number has signed nothing new. */
    @Test
    void recovers_the_same_key_where_s_is_the_other_one() {
        var secret = bytes(new Random(SEED));
        var digest = bytes(new Random(SEED + 1));
        for (var secp256k1 : new Secp256k1[] {java, library}) {
            var signature = secp256k1.sign(digest, secret);
            var s = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
            var bytes = s.toByteArray();
            System.arraycopy(bytes, bytes.length - 32, signature, 32, 32);
            signature[64] ^= 1;
            assertThat(secp256k1.recover(digest, signature)).hasValue(secp256k1.publicKey(secret));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void knows_what_is_no_key(String secret) {
        var bytes = HexFormat.of().parseHex(secret);
        assertThatIllegalArgumentException().isThrownBy(() -> java.publicKey(bytes));
        assertThatIllegalArgumentException().isThrownBy(() -> library.publicKey(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 66})
    void recovers_nothing_from_what_is_no_signature(int length) {
        assertThat(java.recover(new byte[32], new byte[length])).isEmpty();
        assertThat(library.recover(new byte[32], new byte[length])).isEmpty();
    }

    @Test
    void recovers_nothing_from_zeros() {
        assertThat(java.recover(new byte[32], new byte[65])).isEmpty();
        assertThat(library.recover(new byte[32], new byte[65])).isEmpty();
    }

    private static byte[] bytes(Random chance) {
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        return bytes;
    }
}
