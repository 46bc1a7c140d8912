package io.counterfoil.http;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** On an instance of its own: lists show what the page has told of and nothing else. */
@CounterfoilTest
@TestPropertySource(properties = "spring.application.name=documentation")
class DocumentingTheInterfaceTest {
    private static final Path PAGE = Path.of("..", "docs", "api.md");
    private static final String WRITE = "counterfoil.api.write";

    @Test
    void shows_requests_and_answers_as_they_are(@Autowired Http http) throws IOException {
        var page = Files.readString(PAGE);
        var examples = new WorkedExamples(http);
        var played = examples.play(page);
        if (Boolean.getBoolean(WRITE)) Files.writeString(PAGE, played);

        assertThat(Boolean.getBoolean(WRITE) ? played : page)
                .describedAs(
                        "docs/api.md shows other answers than there are. If the change is meant, have them written: mvn"
                                + " test -pl deploy -am -Dtest=DocumentingTheInterfaceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true")
                .isEqualTo(played);
        assertThat(described(http))
                .allSatisfy(route -> assertThat(examples.routes())
                        .describedAs("docs/api.md has no example of " + route)
                        .anyMatch(asked -> Pattern.matches(route.replaceAll("\\{[a-z]+}", "[^/]+"), asked)));
    }

    private static Set<String> described(Http http) {
        var paths = new JsonMapper()
                .readTree(http.asNobody().get("/v1/openapi.json").text())
                .get("paths");
        return paths.propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(toCollection(TreeSet::new));
    }
}
