package io.counterfoil.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivingKeysTest {
    private static final byte[] MASTER = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** RFC 5869, A.3. */
    @Test
    void is_as_the_standard_has_it() {
        var from = HexFormat.of().parseHex("0b".repeat(22));

        assertThat(new Derivation(from).derive("", 42))
                .asHexString()
                .isEqualToIgnoringCase(
                        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 64, 65, 255 * 32})
    void gives_what_other_implementations_give(int bytes) throws GeneralSecurityException {
        var others =
                Hkdf.computeHkdf("HmacSha256", MASTER, new byte[0], "owner 任".getBytes(StandardCharsets.UTF_8), bytes);

        assertThat(new Derivation(MASTER).derive("owner 任", bytes)).isEqualTo(others);
    }

    @Test
    void gives_no_more_than_the_standard_allows() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Derivation(MASTER).derive("owner", 255 * 32 + 1));
    }

    @Test
    void serves_many_at_a_time() throws InterruptedException, ExecutionException {
        var derivation = new Derivation(MASTER);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 2_000)
                    .mapToObj(i -> threads.submit(() -> derivation.derive("owner " + i % 10, 32)))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get()).isEqualTo(new Derivation(MASTER).derive("owner " + i % 10, 32));
            }
        }
    }
}
