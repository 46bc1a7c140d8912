package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognisingAShapeTest {
    private static final String STATE = """
            import java.util.*;
            sealed interface State {
                record Open(List<String> names, Map<String, Inner> inner) implements State {}
                record Shut() implements State {}
                record Inner(int count, Word word) {}
                enum Word { ONE, TWO }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void finds_the_same_in_what_was_only_written_otherwise() throws Exception {
        var now = STATE.replace("    ", "  ").replace("record Shut() implements State {}", """
                record Shut() implements State { static final int MORE = 1; String word() { return "shut"; } }
                """);
        assertThat(digest(now)).isEqualTo(digest(STATE));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "List<String> names | List<String> words",
                "List<String> names | List<Integer> names",
                "int count | long count",
                "int count, Word word | Word word, int count",
                "int count | int count, int more",
                "ONE, TWO | ONE, TWO, THREE",
                "record Shut() implements State {} | ",
                "record Shut() | record Closed()"
            })
    void tells_what_has_changed(String before, String now) throws Exception {
        var after = STATE.replace(before, now == null ? "" : now);
        assertThat(after).isNotEqualTo(STATE);
        assertThat(digest(after)).isNotEqualTo(digest(STATE));
    }

    @Test
    void tells_rules_that_have_changed_their_mind() {
        var shape = new Shape(Total.State.class);
        assertThat(shape.digest(2)).isNotEqualTo(shape.digest(1));
    }

    private String digest(String source) throws IOException, ClassNotFoundException {
        var here = Files.createTempDirectory(directory, "state");
        var file = Files.writeString(here.resolve("State.java"), source);
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString());
        assertThat(errors).isZero();
        try (var classes = new URLClassLoader(new URL[] {here.toUri().toURL()})) {
            return new Shape(classes.loadClass("State")).digest(1);
        }
    }
}
