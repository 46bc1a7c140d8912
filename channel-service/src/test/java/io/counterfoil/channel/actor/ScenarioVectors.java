package io.counterfoil.channel.actor;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.vectors.Case;
import java.util.List;
import java.util.stream.Stream;

/** Sequences of operations, each with the outcome and the whole state after every one, by rules alone and through bytes. */
public final class ScenarioVectors {
    public static List<Case> cases(JsonNode file) {
        Case.only(file, "about", "scenarios", "secrets");
        return Case.all(file.path("scenarios"))
                .flatMap(it -> {
                    var name = it.path("name").textValue();
                    return Stream.of(
                            new Case(name, () -> new Scenario(new Symbols()).plays(it)),
                            new Case(name + " (signed and sent)", () -> new Scenario(new Papers()).plays(it)));
                })
                .toList();
    }

    private ScenarioVectors() {}
}
