package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.LaneId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Cloakroom.HangUp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** The first command stands before the log, and others come meanwhile. */
class DecidingTogetherTest {
    private final ALog log = new ALog();
    private final Cloakroom kind = new Cloakroom(1_000);
    private final ANode here = new ANode(log, kind, 10_000);
    private final ChannelId room = ChannelId.derive(UUID.randomUUID().toString());
    private final List<Thread> waiting = new ArrayList<>();
    private FutureTask<Object> first;

    @BeforeEach
    void standBeforeTheLog() throws InterruptedException {
        CountDownLatch standing = here.gate.shut();
        first = new FutureTask<>(() -> here.send(new HangUp(room, 0, 1)));
        Thread.ofPlatform().start(first);
        standing.await();
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private FutureTask<Object> comes(Object command) {
        var task = new FutureTask<>(() -> here.send(command));
        waiting.add(Thread.ofPlatform().start(task));
        return task;
    }

    private List<FutureTask<Object>> come(LongStream hooks) {
        return hooks.mapToObj(hook -> comes(new HangUp(room, hook, 1))).toList();
    }

    private void goOn() {
        await().until(() -> waiting.stream().allMatch(it -> it.getState() == Thread.State.TIMED_WAITING));
        here.gate.open();
    }

    @Test
    void stores_what_all_that_waited_lead_to_by_one_append() throws Exception {
        var others = come(LongStream.rangeClosed(1, 50));
        goOn();

        for (var other : others) other.get();
        assertThat(here.gate.appended()).containsExactly(2, 100);
        assertThat(coats()).isEqualTo(51);
    }

    @Test
    void answers_nobody_before_it_is_stored() throws Exception {
        var other = comes(new HangUp(room, 1, 1));
        await().until(() -> waiting.getFirst().getState() == Thread.State.TIMED_WAITING);
        assertThat(first.isDone()).isFalse();
        assertThat(other.isDone()).isFalse();

        goOn();
        assertThat(((Cloakroom.Room) other.get()).coats(1)).isOne();
        assertThat(log.count("event_log.event")).isEqualTo(4);
    }

    @Test
    void takes_so_many_at_once_and_no_more() throws Exception {
        var others = come(LongStream.rangeClosed(1, JointDecisions.COMMANDS_MAX + 1));
        goOn();

        for (var other : others) other.get();
        assertThat(here.gate.appended()).containsExactly(2, 2 * JointDecisions.COMMANDS_MAX, 2);
    }

    @Test
    void decides_each_on_what_the_one_before_leads_to_in_the_order_of_their_kind() throws Exception {
        var others = LongStream.rangeClosed(1, 9)
                .mapToObj(i -> comes(new HangUp(room, 1, 10 - i)))
                .toList();
        goOn();

        for (var other : others) other.get();
        assertThat(here.gate.appended()).containsExactly(2, 18);
    }

    @Test
    void tells_of_every_event_what_led_to_it() throws Exception {
        var commands = LongStream.rangeClosed(1, 3)
                .mapToObj(hook -> new GenericCommandMessage<>(new HangUp(room, hook, 1)))
                .toList();
        var others = commands.stream().map(this::comes).toList();
        goOn();

        for (var other : others) other.get();
        for (int i = 0; i < commands.size(); i++) {
            assertThat(here.history.of(LaneId.of(room, Uint64.of(i + 1L))))
                    .singleElement()
                    .extracting(event -> event.metadata().get(Trail.CORRELATION))
                    .isEqualTo(commands.get(i).getIdentifier());
        }
    }

    @Test
    void refuses_one_and_carries_out_the_others() throws Exception {
        var refused = comes(new HangUp(room, 1, 7));
        var others = come(LongStream.rangeClosed(2, 5));
        goOn();

        for (var other : others) other.get();
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(refused::get)
                .havingCause()
                .isInstanceOf(Rejected.class);
        assertThat(coats()).isEqualTo(5);
    }

    @Test
    void decides_all_again_after_a_conflict() throws Exception {
        here.gate.turnAway(new ConcurrencyException("somebody was faster"), 4);
        var others = come(LongStream.rangeClosed(1, 5));
        goOn();

        for (var other : others) other.get();
        assertThat(here.gate.appended()).containsExactly(2, 10, 10);
        assertThat(coats()).isEqualTo(6);
    }

    @Test
    void fails_the_one_that_cannot_be_stored_and_no_other() throws Exception {
        here.gate.forbid(LaneId.of(room, Uint64.of(3)).value());
        var bad = comes(new HangUp(room, 3, 1));
        var others = come(LongStream.of(1, 2, 4, 5, 6));
        goOn();

        for (var other : others) other.get();
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(bad::get)
                .havingCause()
                .isInstanceOf(EventStoreException.class);
        assertThat(coats()).isEqualTo(6);
    }

    @Test
    void fails_all_where_the_log_takes_nothing() {
        here.gate.turnAway(LogUnavailable.notStored("out of order", null), 4);
        var others = come(LongStream.rangeClosed(1, 5));
        goOn();

        for (var other : others) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(other::get)
                    .havingRootCause()
                    .isInstanceOf(LogUnavailable.class);
        }
        assertThat(coats()).isOne();
    }

    @Test
    void waits_for_nobody_who_is_about_something_else() {
        var other = ChannelId.derive(UUID.randomUUID().toString());
        var elsewhere = new FutureTask<>(() -> here.send(new HangUp(other, 1, 1)));
        Thread.ofPlatform().start(elsewhere);

        await().until(() -> here.gate.appended().size() == 2);
        goOn();
    }

    @Test
    void tells_each_who_wrote_where_the_log_ends() throws Exception {
        var ends = Stream.of(1, 2)
                .map(hook -> new FutureTask<>(() -> {
                    here.send(new HangUp(room, hook, 1));
                    return here.end.afterWriting().orElse(0);
                }))
                .toList();
        ends.forEach(it -> waiting.add(Thread.ofPlatform().start(it)));
        goOn();

        for (var end : ends) assertThat(end.get()).isEqualTo(6);
    }

    @Test
    void asks_a_database_that_is_away_once_for_all() {
        here.gate.turnAway(new QueryTimeoutException("no connection"), 4);
        var others = come(LongStream.rangeClosed(1, 8));
        goOn();

        for (var other : others) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(other::get)
                    .havingRootCause()
                    .isInstanceOf(QueryTimeoutException.class);
        }
        assertThat(here.gate.appended()).containsExactly(2, 16);
    }

    private long coats() {
        return here.history.fold(kind, room, List.of()).count().coats();
    }
}
