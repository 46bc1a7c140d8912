package io.counterfoil.order.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every message on file, ours and those in {@code COUNTERFOIL_PROVIDER_VECTORS}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlipayVectorsTest {
    private static final Path OURS = Path.of("src/test/resources/vectors/providers");

    /** Of other providers, or of what is not built yet. */
    private static final List<String> SKIPPED = List.of("alipay-bill", "apple-", "google-", "stripe-", "wechat-");

    private int cases;
    private int failed;
    private int skipped;

    @TestFactory
    Stream<DynamicTest> are_decided_as_they_should_be() {
        return Stream.concat(
                        Stream.of(OURS),
                        Optional.ofNullable(System.getenv("COUNTERFOIL_PROVIDER_VECTORS")).map(Path::of).stream())
                .flatMap(AlipayVectorsTest::files)
                .flatMap(this::tests);
    }

    @AfterAll
    void tell() {
        System.out.printf("vectors: %d cases, %d failed, %d skipped%n", cases, failed, skipped);
    }

    private Stream<DynamicTest> tests(Path file) {
        var name = file.getFileName().toString();
        if (SKIPPED.stream().anyMatch(name::startsWith)) {
            skipped++;
            return Stream.empty();
        }
        try {
            var read = AlipayVectors.read(file);
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
}
