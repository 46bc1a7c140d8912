package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamingTestsInDocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*Test)\\.([a-z_0-9]+)`");

    static Stream<Arguments> named() throws IOException {
        return NAMED.matcher(Files.readString(ROOT.resolve("docs/peers.md")))
                .results()
                .map(found -> arguments(found.group(1), found.group(2)));
    }

    @ParameterizedTest
    @MethodSource("named")
    void names_one_that_there_is(String test, String method) throws IOException {
        assertThat(sources(test + ".java"))
                .anySatisfy(source -> assertThat(Files.readString(source)).contains(" void " + method + "("));
    }

    private static List<Path> sources(String file) throws IOException {
        try (var modules = Files.newDirectoryStream(ROOT, Files::isDirectory)) {
            return StreamSupport.stream(modules.spliterator(), false)
                    .map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(tests -> find(tests, file))
                    .toList();
        }
    }

    private static Stream<Path> find(Path tests, String file) {
        try (var files = Files.walk(tests)) {
            return files.filter(path -> path.endsWith(file)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
