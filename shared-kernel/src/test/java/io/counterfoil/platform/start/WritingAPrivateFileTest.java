package io.counterfoil.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingAPrivateFileTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void writes() throws IOException {
        file = directory.resolve("new").resolve("secret");
        PrivateFile.write(file, "first");
    }

    @Test
    void lets_only_its_owner_read_it_and_leaves_nothing_else() throws IOException {
        assertThat(file).hasContent("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("new").toFile().list()).hasSize(1);
    }

    @Test
    void never_takes_the_place_of_another() {
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> PrivateFile.write(file, "second"));
        assertThat(file).hasContent("first");
        assertThat(directory.resolve("new").toFile().list()).hasSize(1);
    }
}
