package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.LaneId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Cloakroom.HangUp;
import io.counterfoil.platform.eventlog.Cloakroom.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecidingAboutThingsWithPartsTest {
    private static final int REMEMBERED = 100;
    private static final long ROOMY = 1_000_000;

    private final ALog log = new ALog();
    private final Cloakroom kind = new Cloakroom(ROOMY);
    private final List<ANode> nodes = new ArrayList<>();
    private final ANode here = node();
    private final ANode elsewhere = node();
    private final ChannelId room = ChannelId.derive(UUID.randomUUID().toString());

    @AfterEach
    void stopNodes() {
        nodes.forEach(ANode::close);
    }

    private ANode node() {
        return node(kind);
    }

    private ANode node(Cloakroom kind) {
        var node = new ANode(log, kind, REMEMBERED);
        nodes.add(node);
        return node;
    }

    @Test
    void stores_what_happened_in_all_streams_by_one_append() {
        here.send(new HangUp(room, 1, 1));

        assertThat(here.gate.appended()).containsExactly(2);
        assertThat(log.streams()).containsExactly(room.value(), lane(1));
    }

    @Test
    void answers_with_the_state_after_it() {
        here.send(new HangUp(room, 1, 1));
        var after = (Room) here.send(new HangUp(room, 2, 1));

        assertThat(after.count().coats()).isEqualTo(2);
        assertThat(after.coats(2)).isEqualTo(1);
    }

    @Test
    void reads_nothing_of_what_it_remembers() {
        here.send(new HangUp(room, 1, 1));
        here.send(new HangUp(room, 2, 1));

        for (int coat = 2; coat <= 10; coat++) here.send(new HangUp(room, 1, coat));
        assertThat(here.eventsRead()).isZero();
        assertThat(now(here, 1, 2)).isEqualTo(new long[] {11, 10, 1});
    }

    /** There is one for each voucher, and what everybody asks for would have to make room for them. */
    @Test
    void keeps_nothing_of_parts_that_are_mostly_new_and_knows_them_all_the_same() {
        var node = node(new Cloakroom(ROOMY, true));
        for (int hook = 1; hook <= 5; hook++) node.send(new HangUp(room, hook, 1));
        await().untilAsserted(() -> assertThat(node.remembered()).isOne());

        node.send(new HangUp(room, 1, 2));
        assertThat(now(node, 1, 2)).isEqualTo(new long[] {6, 2, 1});
        node.send(new HangUp(room, 2, 2));
        var known = node.history.known(kind, room, Cloakroom.hooks(room, 2));
        assertThat(known.coats(2)).isEqualTo(2);
    }

    @Test
    void loses_nothing_where_two_processes_take_turns() {
        for (int coat = 1; coat <= 20; coat++) {
            (coat % 2 == 0 ? here : elsewhere).send(new HangUp(room, 1, coat));
        }
        assertThat(now(here, 1)).isEqualTo(new long[] {20, 20});
    }

    /** They have no part in common: the whole is what they meet at. */
    @Test
    void conflicts_at_the_whole_and_is_decided_again() {
        here.send(new HangUp(room, 1, 1));
        elsewhere.send(new HangUp(room, 2, 1));

        here.send(new HangUp(room, 1, 2));
        assertThat(now(here, 1, 2)).isEqualTo(new long[] {3, 2, 1});
        assertThat(here.gate.appended()).containsExactly(2, 2, 2);
    }

    @Test
    void refuses_what_the_other_has_made_impossible_on_another_part() {
        var small = node(new Cloakroom(3));
        fill(small, 2);
        elsewhere.send(new HangUp(room, 2, 1));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> small.send(new HangUp(room, 1, 3)))
                .returns("room-full", Rejected::code);
    }

    @Test
    void does_what_the_other_has_made_possible() {
        here.send(new HangUp(room, 1, 1));
        elsewhere.send(new HangUp(room, 1, 2));

        here.send(new HangUp(room, 1, 3));
        assertThat(here.stale()).isOne();
        assertThat(now(here, 1)).isEqualTo(new long[] {3, 3});
    }

    @Test
    void does_nothing_twice_whoever_did_it_first() {
        here.send(new HangUp(room, 1, 1));
        var again = (Room) elsewhere.send(new HangUp(room, 1, 1));

        assertThat(again.coats(1)).isOne();
        assertThat(elsewhere.gate.appended()).isEmpty();
    }

    @Test
    void holds_nothing_that_was_not_stored() {
        here.send(new HangUp(room, 1, 1));
        here.gate.turnAway(LogUnavailable.notStored("out of order", null));
        assertThatThrownBy(() -> here.send(new HangUp(room, 1, 2))).hasCauseInstanceOf(LogUnavailable.class);

        assertThat(here.states.remembered(strand(1))).isEmpty();
        assertThat(now(here, 1)).isEqualTo(new long[] {1, 1});
        here.send(new HangUp(room, 1, 2));
        assertThat(now(elsewhere, 1)).isEqualTo(new long[] {2, 2});
    }

    @Test
    void asks_the_log_where_nobody_knows_whether_it_was_stored() {
        here.send(new HangUp(room, 1, 1));
        here.gate.storeAndSay(LogUnavailable.unknown("the line was cut", null));
        assertThatThrownBy(() -> here.send(new HangUp(room, 1, 2))).hasCauseInstanceOf(LogUnavailable.class);

        here.send(new HangUp(room, 1, 2));
        here.send(new HangUp(room, 1, 3));
        assertThat(now(elsewhere, 1)).isEqualTo(new long[] {3, 3});
        assertThat(log.positions()).hasSize(6);
    }

    @Test
    void forgets_parts_and_reads_them_again() {
        int hooks = 3 * REMEMBERED;
        for (int coat = 1; coat <= 2; coat++) {
            for (int hook = 0; hook < hooks; hook++) here.send(new HangUp(room, hook, coat));
        }
        await().until(() -> here.remembered() <= REMEMBERED);
        assertThat(here.eventsRead()).isGreaterThan(REMEMBERED);
        assertThat(now(here, 0, hooks - 1)).isEqualTo(new long[] {2L * hooks, 2, 2});
    }

    @Test
    void takes_a_snapshot_of_each_stream_and_starts_from_them() {
        int coats = States.EVENTS_A_SNAPSHOT;
        fill(here, coats);
        await().until(() -> log.count("event_log.snapshot") == 2);
        here.send(new HangUp(room, 2, 1));

        var cold = node();
        cold.send(new HangUp(room, 1, coats + 1));
        assertThat(cold.snapshotsUsed()).isEqualTo(2);
        assertThat(cold.eventsRead()).isOne();
        assertThat(now(cold, 1, 2)).isEqualTo(new long[] {coats + 2, coats + 1, 1});
        assertThat(log.sql()
                        .sql("select state from event_log.snapshot order by stream")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactlyInAnyOrder("{\"coats\":" + coats + "}", "{\"coats\":" + coats + "}");
    }

    /** Whatever there is beside it, a command costs what its own part costs. */
    @Test
    void costs_the_same_with_a_hundred_thousand_parts() {
        fillHooks(100_000);

        here.send(new HangUp(room, 77_777, 2));
        assertThat(here.eventsRead()).isEqualTo(100_001);
        await().until(() -> log.count("event_log.snapshot") == 1);
        var cold = node();
        cold.send(new HangUp(room, 99_999, 2));
        assertThat(cold.eventsRead()).isLessThanOrEqualTo(2);
        assertThat(now(cold, 77_777, 99_999)).isEqualTo(new long[] {100_002, 2, 2});
    }

    private void fill(ANode node, int coats) {
        for (int coat = 1; coat <= coats; coat++) node.send(new HangUp(room, 1, coat));
    }

    /** One coat on each. */
    private void fillHooks(int hooks) {
        var streams = LongStream.rangeClosed(1, hooks).mapToObj(this::lane).toArray(String[]::new);
        log.sql().sql("""
                insert into event_log.event (position, stream, sequence, name, event_id, recorded_at, payload, metadata)
                select 2 * hook - 1, :room, hook - 1, 'channel.funded/1', gen_random_uuid(), now(),
                       format('{"channel":"%s","number":%s,"amount":{"amount":"0","asset":"USD/2"},"at":"2026-01-01T12:00:00Z"}',
                              :room::text, hook), '{}'
                  from unnest(:hooks::text[]) with ordinality as it (lane, hook)
                union all
                select 2 * hook, lane, 0, 'channel.lane-advanced/1', gen_random_uuid(), now(),
                       format('{"channel":"%s","lane":"%s","nonce":"1","redeemed":{"amount":"0","asset":"USD/2"},'
                              '"at":"2026-01-01T12:00:00Z"}', :room::text, hook), '{}'
                  from unnest(:hooks::text[]) with ordinality as it (lane, hook)
                """).param("room", room.value()).param("hooks", streams).update();
    }

    private String lane(long number) {
        return LaneId.of(room, Uint64.of(number)).value();
    }

    private Strand<Room> strand(long hook) {
        return kind.strand(Cloakroom.hooks(room, hook).getFirst());
    }

    /** Of the room, then of these hooks. */
    private long[] now(ANode node, long... hooks) {
        var state = node.history.fold(kind, room, Cloakroom.hooks(room, hooks));
        return LongStream.concat(
                        LongStream.of(state.count().coats()),
                        LongStream.of(hooks).map(state::coats))
                .toArray();
    }
}
