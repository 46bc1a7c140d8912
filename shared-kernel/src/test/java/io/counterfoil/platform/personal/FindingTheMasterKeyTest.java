package io.counterfoil.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.platform.start.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingTheMasterKeyTest {
    @TempDir
    private Path data;

    private Path file;

    @BeforeEach
    void namesTheFile() {
        file = data.resolve("new").resolve("master.key");
    }

    @Test
    void takes_the_key_that_is_given() {
        assertThat(MasterKey.given(keyOf(32), file, true)).hasSize(32);
        assertThat(file).doesNotExist();
    }

    @Test
    void makes_one_that_only_its_owner_can_read_and_finds_it_again() throws IOException {
        var made = MasterKey.given(null, file, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.given("", file, false)).isEqualTo(made);
    }

    @Test
    void makes_none_in_production() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> MasterKey.given(null, file, true))
                .withMessageContaining("needs a master key");
        assertThat(file).doesNotExist();
    }

    @Test
    void refuses_a_key_of_any_other_size() {
        for (var bytes : new int[] {0, 31, 33}) {
            assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> MasterKey.parse(keyOf(bytes)));
        }
    }

    @Test
    void never_repeats_what_it_refuses() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> MasterKey.parse("pass word"))
                .satisfies(refused ->
                        assertThat(refused.getMessage() + refused.cure()).doesNotContain("pass word"));
    }

    private static String keyOf(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
