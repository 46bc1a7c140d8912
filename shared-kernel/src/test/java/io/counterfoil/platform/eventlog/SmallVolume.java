package io.counterfoil.platform.eventlog;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own with little space, in memory. */
record SmallVolume(Path path) implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;

    /** Skips the test where that takes rights that we do not have. */
    static SmallVolume mount(Path path, int megabytes) {
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "none", path.toString()) != 0) {
            System.out.println("skipped: no small volume can be mounted here, which takes root's rights");
            abort("no volume can be mounted here");
        }
        return new SmallVolume(path);
    }

    /** Takes space away. */
    void reserve(int megabytes) {
        try (var file = Files.newOutputStream(ballast())) {
            for (int i = 0; i < megabytes; i++) file.write(new byte[MEGABYTE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it back. */
    void release() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL has the directory beside it for itself. */
    Path free() {
        try {
            return Files.createDirectories(path.resolve("free"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return path.resolve("ballast");
    }

    @Override
    public void close() {
        if (run("umount", path.toString()) != 0) throw new AssertionError(path + " is still in use");
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
