package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingEventsTest {
    private final ObjectMapper mapper = Serialization.eventMapper();
    private final NamedEventSerializer serializer = new NamedEventSerializer(new EventNames(EventFamily.ALL), mapper);

    static Stream<Class<?>> kinds() {
        return SampleEvents.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gives_back_what_was_written(Class<?> kind) throws Exception {
        for (var event : List.of(SampleEvents.full(kind), SampleEvents.bare(kind))) {
            assertThat(read(kind, mapper.writeValueAsString(event))).isEqualTo(event);
        }
    }

    /** As upcasters leave it. */
    @ParameterizedTest
    @MethodSource("kinds")
    void goes_by_the_names_of_fields_and_not_by_their_order(Class<?> kind) throws Exception {
        var event = SampleEvents.full(kind);
        var turned = turned(mapper.valueToTree(event));
        var stored = new SimpleSerializedObject<>(turned, JsonNode.class, SampleEvents.name(kind), null);

        assertThat(serializer.<JsonNode, Object>deserialize(stored)).isEqualTo(event);
        assertThat(read(kind, turned.toString())).isEqualTo(event);
    }

    @Test
    void refuses_a_field_that_it_does_not_know() {
        refuses(placed -> placed.put("colour", "red"), "colour");
        refuses(placed -> purchase(placed).put("colour", "red"), "colour");
    }

    @Test
    void refuses_a_number_that_is_not_there() {
        refuses(placed -> purchase(placed).remove("quantity"), "quantity");
        refuses(placed -> purchase(placed).putNull("quantity"), "quantity");
    }

    @Test
    void refuses_what_the_kernel_refuses_and_says_where() {
        refuses(placed -> placed.put("order", "or_short"), "OrderPlaced[\"order\"]");
        refuses(placed -> ((ObjectNode) purchase(placed).get("price")).put("amount", "-1"), "[\"price\"]");
        refuses(placed -> placed.put("purchase", "a box"), "[\"purchase\"]");
        refuses(placed -> placed.put("at", "yesterday"), "[\"at\"]");
    }

    private void refuses(Consumer<ObjectNode> spoil, String because) {
        ObjectNode placed = mapper.valueToTree(SampleEvents.full(OrderPlaced.class));
        spoil.accept(placed);

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read(OrderPlaced.class, placed.toString()))
                .withStackTraceContaining(because);
    }

    private static ObjectNode purchase(ObjectNode placed) {
        return (ObjectNode) placed.get("purchase");
    }

    @Test
    void has_one_object_for_what_repeats() throws Exception {
        var text = mapper.writeValueAsString(SampleEvents.full(OrderPlaced.class));
        var first = ((OrderPlaced) read(OrderPlaced.class, text)).purchase();
        var second = ((OrderPlaced) read(OrderPlaced.class, text)).purchase();

        assertThat(first.price())
                .isEqualTo(second.price())
                .extracting(Money::asset)
                .isSameAs(second.total().asset());
    }

    @Test
    void reads_metadata_of_every_kind() {
        var json = "{\"actor\":\"me/1\",\"count\":3,\"list\":[1,{\"a\":\"b\"}],\"nothing\":null,\"map\":{\"c\":true}}";

        assertThat(metadata(json))
                .containsEntry("actor", "me/1")
                .containsEntry("count", 3)
                .containsEntry("list", List.of(1, Map.of("a", "b")))
                .containsEntry("nothing", null)
                .containsEntry("map", Map.of("c", true))
                .hasSize(5);
        assertThat(metadata("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"actor\":\"me/1\",\"correlation\":\"\"}",
                "{ \"actor\" : \"me/1\" }",
                "{\"actor\":\"\\u00e9\\\\\\\"\",\"a\\nb\":\"é€😀\"}",
                "{}"
            })
    void reads_plain_metadata_as_any_other(String json) throws Exception {
        assertThat(metadata(json)).isEqualTo(new ObjectMapper().readValue(json, Map.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"correlation\":\"1-2\",\"actor\":\"me/1\",\"causation\":\"\"}",
                "{\"a\\\"b\":\"c\"}",
                "{\"a\":\"\\\\ and \\u0007\"}",
                "{\"a\":\"é\",\"b\":\"\u007f\"}",
                "{\"b\":1,\"a\":null}",
                "{}"
            })
    void writes_plain_metadata_as_any_other(String json) throws Exception {
        var metadata = new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() {});

        assertThat(serializer.serialize(MetaData.from(metadata), String.class).getData())
                .isEqualTo(mapper.writeValueAsString(metadata));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "{\"a\":\"b", "{\"a\":\"b\",}", "{\"a\":\"b\"", "[\"a\"]"})
    void refuses_what_is_no_metadata(String json) {
        assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> metadata(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T12:00:00Z",
                "2024-02-29T23:59:59.9Z",
                "1969-12-31T00:00:00.000001Z",
                "0000-01-01T00:00:00.123456789Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T12:00:00.Z",
                "2026-01-01T12:00:00+08:00",
                "+12026-01-01T12:00:00Z"
            })
    void reads_an_instant_as_java_does(String text) throws Exception {
        assertThat(mapper.readValue('"' + text + '"', Instant.class)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29T12:00:00Z", "2026-13-01T12:00:00Z", "2026-01-01T12:60:00Z"})
    void refuses_what_is_no_instant(String text) {
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> mapper.readValue('"' + text + '"', Instant.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "1", "100", "0a", "٠١"})
    void refuses_a_number_of_no_attempt(String number) {
        var digits = AttemptNo.of(((OrderPlaced) SampleEvents.full(OrderPlaced.class)).order(), 1)
                .value()
                .substring(0, 26);

        assertThat(new AttemptNo(digits + "10").value()).endsWith("10");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new AttemptNo(digits + number));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AttemptNo(digits.substring(1) + "l01"));
    }

    private Object read(Class<?> kind, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, SampleEvents.name(kind), null));
    }

    private MetaData metadata(String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, MetaData.class.getName(), null));
    }

    /** With all fields the other way round. */
    private JsonNode turned(JsonNode json) {
        if (!(json instanceof ObjectNode object)) return json;
        var turned = mapper.createObjectNode();
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        names.reversed().forEach(name -> turned.set(name, turned(object.get(name))));
        return turned;
    }
}
