package io.counterfoil.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** How often the disk can be made to keep what was written: one caller who wants durability can do no more. */
final class DiskFlush {
    private static final int FLUSHES = 200;
    private static final int BYTES = 8192;

    static long perSecond(Path directory) {
        try {
            var file = Files.createTempFile(directory, "flush", ".bench");
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                return FLUSHES * TimeUnit.SECONDS.toNanos(1) / flush(channel);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As PostgreSQL does with a segment of its log: the file has its size already. */
    private static long flush(FileChannel file) throws IOException {
        for (int i = 0; i < FLUSHES; i++) file.write(ByteBuffer.allocate(BYTES), (long) i * BYTES);
        file.force(true);
        var begin = System.nanoTime();
        for (int i = 0; i < FLUSHES; i++) {
            file.write(ByteBuffer.allocate(BYTES), (long) i * BYTES);
            file.force(false);
        }
        return System.nanoTime() - begin;
    }

    private DiskFlush() {}
}
