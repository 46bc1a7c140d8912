package io.counterfoil.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.platform.start.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingTheOperatorKeyTest {
    @TempDir
    private Path data;

    @Test
    void makes_one_that_only_its_owner_can_read_and_keeps_it() throws IOException {
        var key = OperatorKey.of("", data, false);
        var file = data.resolve("operator.key");
        var text = Files.readString(file).strip();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(text).matches("op_[0-9a-z]{26}");
        assertThat(key.is(text)).isTrue();
        assertThat(key.is(text + "0")).isFalse();
        assertThat(OperatorKey.of("", data, false).is(text)).isTrue();
    }

    @Test
    void takes_a_given_one_as_short_as_the_limit_and_no_shorter() {
        var shortest = "k".repeat(OperatorKey.LENGTH_MIN);
        assertThat(OperatorKey.of(shortest, data, true).is(shortest)).isTrue();
        assertThat(data).isEmptyDirectory();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> OperatorKey.of(shortest.substring(1), data, true));
    }

    @Test
    void takes_no_shorter_one_from_its_file_either() throws IOException {
        Files.createFile(OperatorKey.file(data));
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> OperatorKey.of("", data, false));
    }

    @Test
    void makes_up_none_in_production() {
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> OperatorKey.of("", data, true));
        assertThat(data).isEmptyDirectory();
    }
}
