package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.process.ProcessEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ReadingFromFarBehindTest {
    private static final int EVENTS = LogPages.EVENTS_A_PAGE * 6 + 7;

    private final ALog log = new ALog();
    private final GroupAppender appender = log.appender();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(appender));

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    @Test
    void gives_everything_in_its_order() throws InterruptedException {
        fill(EVENTS);

        assertThat(positions(all(reader().stream(0)))).containsExactlyElementsOf(from(1, EVENTS));
    }

    @Test
    void begins_anywhere() throws InterruptedException {
        fill(EVENTS);
        var reader = reader();

        for (long begin : new long[] {1, 499, 500, 501, EVENTS - 8, EVENTS - 7, EVENTS}) {
            assertThat(positions(all(reader.stream(begin)))).containsExactlyElementsOf(from(begin + 1, EVENTS));
        }
    }

    @Test
    void reads_a_page_once_for_those_who_come_by_together() throws InterruptedException {
        fill(EVENTS);
        var reader = reader();
        var one = reader.stream(0);
        var other = reader.stream(0);

        for (int i = 0; i < LogPages.EVENTS_A_PAGE; i++) {
            assertThat(one.nextAvailable()).isSameAs(other.nextAvailable());
        }
    }

    @Test
    void passes_over_what_a_consumer_does_not_take_and_still_says_how_far_it_has_come() throws InterruptedException {
        fill(EVENTS);
        var stream = reader().stream(0);
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
        for (int i = 1; i < LogPages.EVENTS_A_PAGE; i++) stream.nextAvailable();

        assertThat(positions(all(stream))).containsExactly(1000L, 1500L, 2000L, 2500L, 3000L, (long) EVENTS);
    }

    @Test
    void leaves_what_cannot_be_read_to_whoever_asks_for_it() throws InterruptedException {
        fill(700);
        appender.append(List.of(new NewEvent(
                "st_torn", 0, "process.recovered/1", "7c6b1f9e-3b0c-4b8e-9a51-0d2f6e6f7a11", "{\"stall\":", "{}")));
        fill("st_after", 1_000);
        var events = all(reader().stream(0));

        assertThat(positions(events)).containsExactlyElementsOf(from(1, 1_701));
        assertThatExceptionOfType(SerializationException.class).isThrownBy(events.get(700)::getPayload);
        assertThat(events.get(701).getPayload()).isInstanceOf(ProcessEvent.class);
    }

    @Test
    void gives_two_where_an_upcaster_makes_two_and_none_where_it_makes_none() throws InterruptedException {
        fill(EVENTS);
        EventUpcaster upcaster = events -> events.flatMap(ReadingFromFarBehindTest::doubledOrDropped);
        var expected = LongStream.rangeClosed(1, EVENTS)
                .filter(position -> position % 3 != 0)
                .flatMap(position -> LongStream.of(position, position).limit(1 + position % 2))
                .boxed()
                .toList();

        assertThat(positions(all(reader(upcaster).stream(0)))).containsExactlyElementsOf(expected);
    }

    @Test
    void does_the_same_with_what_is_in_memory() throws InterruptedException {
        EventUpcaster upcaster = events -> events.flatMap(ReadingFromFarBehindTest::doubledOrDropped);
        var reader = reader(upcaster);
        var stream = reader.stream(0);
        await().until(() -> reader.tail.newest() == 0);
        fill(7);
        reader.signal.give();
        await().until(() -> reader.tail.newest() == 7);

        assertThat(positions(all(stream))).containsExactly(1L, 1L, 2L, 4L, 5L, 5L, 7L, 7L);
    }

    @Test
    void passes_whole_pages_of_which_nothing_is_left() throws InterruptedException {
        fill(EVENTS);
        EventUpcaster upcaster = events -> events.filter(event -> position(event) > EVENTS - 2);

        assertThat(positions(all(reader(upcaster).stream(0)))).containsExactly(EVENTS - 1L, (long) EVENTS);
    }

    @Test
    void stops_where_a_row_is_missing() {
        fill(EVENTS);
        log.sql().sql("delete from event_log.event where position = 1200").update();

        assertThatIllegalStateException()
                .isThrownBy(() -> all(reader().stream(0)))
                .withMessage("the log holds nothing at position 1200, but goes on at 1201");
    }

    @Test
    void stops_where_upcasters_change_the_order() {
        fill(10);
        EventUpcaster upcaster = events -> events.sorted(Comparator.comparingLong(event -> -position(event)));

        assertThatIllegalStateException()
                .isThrownBy(() -> all(reader(upcaster).stream(0)))
                .withMessageContaining("out of its place in what follows position 0");
    }

    @Test
    void goes_on_where_it_was_once_the_database_is_back() throws InterruptedException {
        fill(EVENTS);
        var stream = reader().stream(0);
        var events = new ArrayList<TrackedEventMessage<?>>(List.of(stream.nextAvailable()));
        log.sql().sql("alter table event_log.event rename to away").update();
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> read(stream, events));
        log.sql().sql("alter table event_log.away rename to event").update();
        read(stream, events);

        assertThat(positions(events)).containsExactlyElementsOf(from(1, EVENTS));
    }

    @Test
    void leaves_no_thread_behind_when_stopped_in_the_middle() throws InterruptedException {
        fill(EVENTS);
        var stream = reader().stream(0);
        stream.nextAvailable();
        stream.close();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(LogPages.THREAD)));
    }

    private void fill(int events) {
        fill("st_long", events);
    }

    private void fill(String stream, int events) {
        appender.append(LongStream.range(0, events)
                .mapToObj(sequence -> event(stream, sequence))
                .toList());
    }

    private static Stream<IntermediateEventRepresentation> doubledOrDropped(IntermediateEventRepresentation event) {
        if (position(event) % 3 == 0) return Stream.of();
        return Stream.of(event, event).limit(1 + position(event) % 2);
    }

    private static long position(IntermediateEventRepresentation event) {
        return event.getTrackingToken().orElseThrow().position().orElseThrow();
    }

    private static List<TrackedEventMessage<?>> all(LogStream stream) throws InterruptedException {
        var events = new ArrayList<TrackedEventMessage<?>>();
        read(stream, events);
        return events;
    }

    private static void read(LogStream stream, List<TrackedEventMessage<?>> into) throws InterruptedException {
        while (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) into.add(stream.nextAvailable());
    }

    private static List<Long> positions(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private Reader reader(EventUpcaster... upcasters) {
        var reader = new Reader(log.engine(appender, upcasters));
        open.add(reader.pages);
        open.add(reader.tail);
        return reader;
    }

    /** What the consumers of one process share. */
    private final class Reader {
        private final LogSignal signal = new LogSignal();
        private final LogTail tail;
        private final LogPages pages;

        Reader(LogEngine engine) {
            tail = new LogTail(engine, new HeldEvents(LogTail.EVENTS_HELD), signal, Duration.ofDays(1));
            pages = new LogPages(engine);
        }

        /** Once it is known how far the log goes. */
        LogStream stream(long position) {
            var stream = new LogStream(tail, pages, position);
            open.add(stream);
            await().until(() -> tail.newest() >= 0);
            return stream;
        }
    }
}
