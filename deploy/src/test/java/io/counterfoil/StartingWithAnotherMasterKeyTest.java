package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import io.counterfoil.platform.start.CannotStart;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class StartingWithAnotherMasterKeyTest {
    private static final Owner PAYER = Owner.payer(MerchantId.derive("m"), "15705420001");

    @TempDir
    private Path data;

    @Test
    void fails_in_plain_words_and_harms_nothing() {
        Encrypted name;
        try (var first = start(1)) {
            name = first.getBean(KeyRing.class).encrypt(PAYER, "Lin");
        }
        assertThatThrownBy(() -> start(2))
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .hasMessage("This is not the master key that the database was begun with.");
        try (var again = start(1)) {
            assertThat(again.getBean(KeyRing.class).decrypt(name)).contains("Lin");
        }
    }

    private ConfigurableApplicationContext start(int key) {
        var master = new byte[32];
        master[0] = (byte) key;
        return new SpringApplicationBuilder(Counterfoil.class)
                .run(
                        "--counterfoil.data=" + data,
                        "--counterfoil.master-key=" + Base64.getEncoder().encodeToString(master),
                        "--server.port=0");
    }
}
