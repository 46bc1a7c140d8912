package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The log is read for as long as there is one: what was stored under a name must stay readable, and mean the same.
 * {@code docs/events} holds one sample of every name.
 */
class EventContractTest {
    private static final Path SAMPLES = Path.of("..", "docs", "events");
    private static final ObjectMapper MAPPER = Serialization.eventMapper().registerModule(new JavaTimeModule());
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);

    private static final String NEW =
            "An event has no sample in docs/events. Write it and look at it before you commit:"
                    + " mvn test -pl shared-kernel -Dtest=EventContractTest -Dcounterfoil.events.write=true";
    private static final String CHANGED = "This event is no longer read and written as its sample says, so what the log"
            + " holds under this name would be misread. Undo the change; or keep this record and add another with the"
            + " next revision in its @StoredAs. Never edit the sample.";
    private static final String GONE = "docs/events has samples of events that no family knows. The log may hold them:"
            + " bring the records back. Delete a sample only if its event was never in anybody's log.";

    static Stream<Class<?>> kinds() {
        return SampleEvents.kinds();
    }

    @BeforeAll
    static void writesSamplesOfNewEventsWhereAskedTo() throws IOException {
        if (!Boolean.getBoolean("counterfoil.events.write")) return;
        Files.createDirectories(SAMPLES);
        for (var event : kinds().toList()) {
            if (!Files.exists(sample(event))) Files.writeString(sample(event), write(SampleEvents.full(event)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void has_a_sample_of_every_event(Class<?> event) {
        assertThat(sample(event)).as(NEW).exists();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void reads_every_sample_and_writes_it_again_byte_for_byte(Class<?> event) throws IOException {
        var sample = Files.readString(sample(event));
        assertThatCode(() -> MAPPER.readValue(sample, event)).as(CHANGED).doesNotThrowAnyException();
        assertThat(write(MAPPER.readValue(sample, event))).as(CHANGED).isEqualTo(sample);
    }

    /** A field that was added would be absent from all that is stored already. */
    @ParameterizedTest
    @MethodSource("kinds")
    void misses_nothing_in_a_sample(Class<?> event) throws IOException {
        assertThat(missing("", MAPPER.readValue(Files.readString(sample(event)), event)))
                .as(CHANGED)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void stores_nothing_in_place_of_what_is_absent(Class<?> event) throws IOException {
        var bare = SampleEvents.bare(event);
        var stored = MAPPER.writeValueAsString(bare);
        assertThat(stored).doesNotContain("null");
        assertThat((Object) MAPPER.readValue(stored, event)).isEqualTo(bare);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keeps_every_field(Class<?> event) throws IOException {
        var full = SampleEvents.full(event);
        assertThat((Object) MAPPER.readValue(MAPPER.writeValueAsString(full), event))
                .isEqualTo(full);
    }

    @Test
    void has_no_sample_of_anything_else() throws IOException {
        var known = kinds().map(EventContractTest::sample).collect(Collectors.toSet());
        try (var samples = Files.list(SAMPLES)) {
            assertThat(samples.filter(file -> !known.contains(file))).as(GONE).isEmpty();
        }
    }

    /** {@code order.paid/1} is in {@code order.paid-1.json}. */
    private static Path sample(Class<?> event) {
        return SAMPLES.resolve(SampleEvents.name(event).replace('/', '-') + ".json");
    }

    private static String write(Object event) throws JsonProcessingException {
        return MAPPER.writer(PRETTY).writeValueAsString(event) + "\n";
    }

    private static Stream<String> missing(String path, @Nullable Object value) {
        return switch (value) {
            case null -> Stream.of(path);
            case Record fields ->
                Arrays.stream(fields.getClass().getRecordComponents())
                        .filter(field -> !SampleEvents.mayBeAbsent(field))
                        .flatMap(field -> missing(path + "/" + field.getName(), valueOf(field, fields)));
            case Map<?, ?> map -> map.values().stream().flatMap(each -> missing(path, each));
            case Collection<?> each -> each.stream().flatMap(one -> missing(path, one));
            default -> Stream.empty();
        };
    }

    private static @Nullable Object valueOf(RecordComponent field, Record fields) {
        try {
            return field.getAccessor().invoke(fields);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
