package io.counterfoil.channel.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of a file, and how it is decided. */
public record Case(String name, Runnable check) {
    public static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Fails where there is more in it than is looked at. */
    public static JsonNode only(JsonNode object, String... fields) {
        assertThat(Set.of(fields)).as("fields that are understood").containsAll(names(object));
        return object;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Entry::getKey).toList();
    }
}
