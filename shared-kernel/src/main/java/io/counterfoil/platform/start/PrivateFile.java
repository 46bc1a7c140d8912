package io.counterfoil.platform.start;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that holds a secret: nobody but its owner ever reads it, and nobody reads half of it. */
public final class PrivateFile {
    /** @throws java.nio.file.FileAlreadyExistsException where there is one */
    public static void write(Path file, String text) throws IOException {
        var directory = Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(directory, "." + file.getFileName(), ".new", ownerOnly);
        try {
            fill(unfinished, text);
            // Unlike a move, a link never takes the place of a file.
            Files.createLink(file, unfinished);
        } finally {
            Files.delete(unfinished);
        }
    }

    private static void fill(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    private PrivateFile() {}
}
