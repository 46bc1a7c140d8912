package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.decide.Decider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class AskingHowThingsStoodTest {
    private static final Words RULES = new Words();
    private static final int HELD = 100;

    private final HeldEvents held = new HeldEvents(HELD);
    private final PastStates past = new PastStates(held);
    private final List<Recorded> log = new ArrayList<>();
    private int reads;

    @Test
    void reads_a_thing_once_and_then_hears_of_it() {
        happens("a", "one");
        happens("b", "other");
        held.beginAfter(2);
        assertThat(at(2)).isEqualTo("one");

        hears("b", "other");
        assertThat(at(3)).isEqualTo("one");
        hears("a", "two");
        assertThat(at(4)).isEqualTo("one two");
        hears("b", "other");
        assertThat(at(5)).isEqualTo("one two");
        assertThat(reads).isOne();
    }

    @Test
    void tells_how_it_stood_before_what_is_known_by_now() {
        held.beginAfter(0);
        hears("a", "one");
        hears("a", "two");
        hears("a", "three");
        assertThat(at(3)).isEqualTo("one two three");

        assertThat(at(2)).isEqualTo("one two");
        assertThat(at(1)).isEqualTo("one");
        assertThat(at(0)).isEmpty();
        assertThat(at(3)).isEqualTo("one two three");
    }

    @Test
    void counts_nothing_that_came_after_the_position_although_it_is_known() {
        held.beginAfter(0);
        hears("a", "one");
        assertThat(at(1)).isEqualTo("one");
        hears("b", "other");
        hears("a", "two");

        assertThat(at(2)).isEqualTo("one");
        assertThat(reads).isOne();
    }

    @Test
    void reads_what_it_has_not_heard() {
        happens("a", "one");
        assertThat(at(1)).isEqualTo("one");
        happens("a", "two");
        assertThat(at(2)).isEqualTo("one two");
        held.beginAfter(2);
        hears("a", "three");
        happens("a", "four");

        assertThat(at(4)).isEqualTo("one two three four");
        assertThat(at(3)).isEqualTo("one two three");
    }

    @Test
    void reads_again_what_was_heard_too_long_ago() {
        held.beginAfter(0);
        hears("a", "one");
        assertThat(at(1)).isEqualTo("one");
        for (int i = 0; i < HELD; i++) hears("a", "more");
        hears("b", "other");

        assertThat(at(2 + HELD)).isEqualTo("one" + " more".repeat(HELD));
        assertThat(reads).isEqualTo(2);
    }

    /** Or what happens until then would be missing when it is asked for again. */
    @Test
    void keeps_nothing_of_positions_to_come() {
        held.beginAfter(0);
        hears("a", "one");
        assertThat(at(5)).isEqualTo("one");
        hears("a", "two");

        assertThat(at(5)).isEqualTo("one two");
        assertThat(at(2)).isEqualTo("one two");
    }

    private String at(long position) {
        return past.at(position, "a", RULES, until -> {
            reads++;
            return log.stream()
                    .filter(event -> event.stream().equals("a") && event.position() <= until)
                    .toList();
        });
    }

    private Recorded happens(String stream, String word) {
        long sequence =
                log.stream().filter(event -> event.stream().equals(stream)).count();
        long position = log.size() + 1L;
        var event =
                new Recorded(position, stream, sequence, "a.word/1", "id-" + position, Instant.EPOCH, word, Map.of());
        log.add(event);
        return event;
    }

    private void hears(String stream, String word) {
        var event = happens(stream, word);
        var message = new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericDomainEventMessage<>("a", stream, event.sequence(), word));
        held.add(new LogPage(event.position() - 1, List.of(List.of(message))));
    }

    private static final class Words implements Decider<String, String, String> {
        @Override
        public String initial() {
            return "";
        }

        @Override
        public List<String> decide(String command, String state) {
            return List.of(command);
        }

        @Override
        public String evolve(String state, String event) {
            return state.isEmpty() ? event : state + " " + event;
        }
    }
}
