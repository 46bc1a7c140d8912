package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CounterfoilTest
class DescribingTheInterfaceTest {
    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");
    private static final String WRITE = "counterfoil.openapi.write";

    @Test
    void matches_what_is_checked_in(@Autowired Http http) throws IOException {
        var served = http.asNobody().get("/v1/openapi.json").text() + "\n";
        if (Boolean.getBoolean(WRITE)) Files.writeString(CHECKED_IN, served);

        assertThat(Files.exists(CHECKED_IN) ? Files.readString(CHECKED_IN) : "")
                .describedAs(
                        "docs/openapi.json is not what is served. If the change is meant, look at it and write it anew:"
                                + " mvn test -pl deploy -am -Dtest=DescribingTheInterfaceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true")
                .isEqualTo(served);
    }
}
