package io.counterfoil.http;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.channel.actor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the interface knows every code that the sources know, and no other. */
class ListingTheCodesTest {
    private static final Path PAGE = Path.of("..", "docs", "api.md");
    private static final List<Path> SOURCES = Stream.of(
                    "shared-kernel", "order-service", "notification-service", "channel-service")
            .map(module -> Path.of("..", module, "src", "main", "java"))
            .toList();

    /** Where a refusal is made: the first word with hyphens is its code. */
    private static final Pattern REFUSAL = Pattern.compile(
            "\\b(?:new Rejected|Rejected\\.\\w+|new Refusal|Refusal\\.tooMany|Problem\\.(?:of|at)|new Decoded\\.Foreign"
                    + "|new Prepared\\.Refused|invalid|unknown|malformed|refused|rejected|foreign|mismatch|reused|differs"
                    + "|require|MISSING|INVALID|SERIAL_UNKNOWN|STALE)\\([^;\"]{0,120}\"([a-z]+(?:-[a-z0-9]+)+)\"");

    /** The ids of what is asked for by its id: of a {@code GoodsId} it is {@code goods-unknown}. */
    private static final Pattern UNKNOWN = Pattern.compile("Rejected\\.unknown\\((\\w+)Id\\.class");

    private static final Pattern WORD = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z]+(?:-[a-z0-9]+)+)` \\|");

    @Test
    void leaves_out_no_code() throws IOException {
        var codes = found(REFUSAL, sources());
        codes.addAll(ofThings());
        codes.addAll(ofActors());

        assertThat(listed()).containsAll(codes);
    }

    @Test
    void names_no_code_that_there_is_not() throws IOException {
        var words = found(WORD, sources());
        words.addAll(ofThings());
        words.addAll(ofActors());

        assertThat(words).containsAll(listed());
    }

    private static Set<String> ofThings() throws IOException {
        return found(UNKNOWN, sources()).stream()
                .map(id -> id.toLowerCase(Locale.ROOT) + "-unknown")
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> ofActors() {
        return Arrays.stream(Refusal.values()).map(Refusal::code).collect(toCollection(TreeSet::new));
    }

    private static Set<String> listed() throws IOException {
        return found(LISTED, Files.readString(PAGE));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        var text = new StringBuilder();
        for (var root : SOURCES) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).toList()) text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
