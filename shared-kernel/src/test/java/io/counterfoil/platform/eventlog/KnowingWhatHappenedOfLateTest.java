package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class KnowingWhatHappenedOfLateTest {
    private static final int HELD = 8;

    private final HeldEvents held = new HeldEvents(HELD);
    private final Map<String, Long> sequences = new HashMap<>();

    @Test
    void knows_nothing_before_it_has_begun() {
        assertThat(held.lately("a").covers(0, 1)).isFalse();
        assertThat(held.lately("a").events()).isEmpty();
    }

    @Test
    void tells_one_things_events_in_their_order() {
        held.beginAfter(0);
        add("a", "b", "a");
        add("b", "a");

        assertThat(positions("a")).containsExactly(1L, 3L, 5L);
        assertThat(positions("b")).containsExactly(2L, 4L);
        assertThat(positions("c")).isEmpty();
        assertThat(held.lately("a").isWhole()).isTrue();
        assertThat(held.lately("c").isWhole()).isFalse();
    }

    @Test
    void covers_what_it_has_read_and_nothing_beyond() {
        held.beginAfter(10);
        add("a", "b");

        assertThat(held.lately("c").covers(10, 12)).isTrue();
        assertThat(held.lately("c").covers(9, 12)).isFalse();
        assertThat(held.lately("c").covers(10, 13)).isFalse();
    }

    @Test
    void covers_no_more_than_it_holds() {
        held.beginAfter(0);
        add("a", "b", "a");
        for (int i = 0; i < HELD - 1; i++) add("b");

        assertThat(positions("a")).containsExactly(3L);
        assertThat(held.lately("a").isWhole()).isFalse();
        assertThat(held.lately("a").covers(2, 10)).isTrue();
        assertThat(held.lately("a").covers(1, 10)).isFalse();
        add("b");
        assertThat(positions("a")).isEmpty();
    }

    @Test
    void does_not_pretend_to_know_whose_an_event_was_that_upcasters_took_away() {
        held.beginAfter(0);
        add("a");
        held.add(new LogPage(1, List.of(List.of())));
        add("a");

        assertThat(positions("a")).containsExactly(3L);
        assertThat(held.lately("a").covers(1, 3)).isFalse();
        assertThat(held.lately("a").covers(2, 3)).isTrue();
    }

    @Test
    void tells_those_who_read_meanwhile_no_half_stories() throws InterruptedException, ExecutionException {
        held.beginAfter(0);
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var readers = List.of("a", "b").stream()
                    .map(stream -> threads.submit(() -> {
                        while (!done.get()) assertWhole(held.lately(stream));
                    }))
                    .toList();
            var random = new Random(7);
            for (int i = 0; i < 200_000; i++) add(random.nextInt(3) == 0 ? "a" : "b");
            done.set(true);
            for (var reader : readers) reader.get();
        }
    }

    /** All events of "a" and "b" there are: whoever claims to cover a stretch has each of the stream's in it. */
    private static void assertWhole(Lately lately) {
        var events = lately.events();
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).getSequenceNumber())
                    .isEqualTo(events.get(i - 1).getSequenceNumber() + 1);
        }
        assertThat(events).allMatch(event -> Lately.position(event) > lately.after());
    }

    private void add(String... streams) {
        long position = held.newest();
        var events = new ArrayList<List<TrackedEventMessage<?>>>();
        for (var stream : streams) events.add(List.of(event(++position, stream)));
        held.add(new LogPage(held.newest(), events));
    }

    private TrackedEventMessage<?> event(long position, String stream) {
        long sequence = sequences.merge(stream, 0L, (before, _) -> before + 1);
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>("thing", stream, sequence, "happened"));
    }

    private List<Long> positions(String stream) {
        return held.lately(stream).events().stream()
                .map(KnowingWhatHappenedOfLateTest::position)
                .toList();
    }

    private static Long position(DomainEventMessage<?> event) {
        return Lately.position(event);
    }
}
