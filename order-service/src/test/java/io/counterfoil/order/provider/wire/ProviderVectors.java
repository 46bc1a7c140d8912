package io.counterfoil.order.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The messages on file, ours and those in {@code COUNTERFOIL_PROVIDER_VECTORS}: one test each, and the count. */
public final class ProviderVectors {
    private static final Path OURS = Path.of("src/test/resources/vectors/providers");

    private final List<String> skippedPrefixes;
    private final Reading reading;
    private int cases;
    private int failed;
    private int skipped;

    /** @param skippedPrefixes of files of other providers, or of what is not built yet */
    public ProviderVectors(List<String> skippedPrefixes, Reading reading) {
        this.skippedPrefixes = skippedPrefixes;
        this.reading = reading;
    }

    public Stream<DynamicTest> tests() {
        return Stream.concat(
                        Stream.of(OURS),
                        Optional.ofNullable(System.getenv("COUNTERFOIL_PROVIDER_VECTORS")).map(Path::of).stream())
                .flatMap(ProviderVectors::files)
                .flatMap(this::tests);
    }

    public void tell() {
        System.out.printf("vectors: %d cases, %d failed, %d skipped%n", cases, failed, skipped);
    }

    private Stream<DynamicTest> tests(Path file) {
        var name = file.getFileName().toString();
        if (skippedPrefixes.stream().anyMatch(name::startsWith)) {
            skipped++;
            return Stream.empty();
        }
        try {
            var read = reading.read(file);
            assertThat(read).as("cases in " + name).isNotEmpty();
            return read.stream().map(it -> dynamicTest(name + ": " + it.name(), () -> count(it.check())));
        } catch (IOException | RuntimeException | AssertionError e) {
            return Stream.of(dynamicTest(
                    name,
                    () -> count(() -> {
                        throw new AssertionError("not understood", e);
                    })));
        }
    }

    private void count(Runnable check) {
        cases++;
        failed++;
        check.run();
        failed--;
    }

    private static Stream<Path> files(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("no vectors in " + directory, e);
        }
    }

    public record Case(String name, Runnable check) {}

    @FunctionalInterface
    public interface Reading {
        /** The cases of a file; what is in it and not understood is an error. */
        List<Case> read(Path file) throws IOException;
    }
}
