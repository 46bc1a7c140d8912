package io.counterfoil.channel.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The cases on file, ours and those in {@code COUNTERFOIL_CHANNEL_VECTORS}: one test each, and the count. */
final class ChannelVectors {
    private static final Path OURS = Path.of("src/test/resources/vectors/channels");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> skippedPrefixes;
    private final Map<String, Reading> readings;
    private int cases;
    private int failed;
    private int skipped;

    /**
     * @param skippedPrefixes of files of what is not built yet
     * @param readings by name of the file
     */
    ChannelVectors(List<String> skippedPrefixes, Map<String, Reading> readings) {
        this.skippedPrefixes = skippedPrefixes;
        this.readings = readings;
    }

    Stream<DynamicTest> tests() {
        return Stream.concat(
                        Stream.of(OURS),
                        Optional.ofNullable(System.getenv("COUNTERFOIL_CHANNEL_VECTORS")).map(Path::of).stream())
                .flatMap(ChannelVectors::files)
                .flatMap(this::tests);
    }

    void tell() {
        System.out.printf("vectors: %d cases, %d failed, %d skipped%n", cases, failed, skipped);
    }

    private Stream<DynamicTest> tests(Path file) {
        var name = file.getFileName().toString();
        if (skippedPrefixes.stream().anyMatch(name::startsWith)) {
            skipped++;
            return Stream.empty();
        }
        try {
            assertThat(readings).as("files that are understood").containsKey(name);
            var read = readings.get(name).cases(JSON.readTree(Files.readString(file)));
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

    @FunctionalInterface
    interface Reading {
        /** The cases of a file; what is in it and not understood is an error. */
        List<Case> cases(JsonNode file);
    }
}
