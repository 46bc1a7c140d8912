package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.eventlog.Total.State;
import io.counterfoil.platform.eventlog.Total.State.Counted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

class KnowingHowThingsStandTest {
    private static final int LONG = 100_000;
    private static final int REMEMBERED = 100;
    private static final Total RULES = new Total();
    private static final MerchantId SHOP = MerchantId.derive("shop");

    private static final String BESIDE =
            "select stream as name, shape as content from event_log.snapshot where stream = ?";
    private static final Beside NOTHING_BESIDE = new Beside(BESIDE, "nothing");

    private static EmbeddedPostgres server;
    private static JdbcClient sql;

    private final Serializer events = new Serialization().eventSerializer(new EventNames(EventFamily.ALL));
    private final List<Node> nodes = new ArrayList<>();
    private final Node here = node();

    @BeforeAll
    static void startAnEmptyLog() throws IOException {
        server = EmbeddedPostgres.start();
        var tables = new ResourceDatabasePopulator(new ClassPathResource("db/migration/V001__event_log.sql"));
        tables.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        tables.execute(server.getPostgresDatabase());
        sql = JdbcClient.create(server.getPostgresDatabase());
    }

    @AfterAll
    static void stopTheDatabase() throws IOException {
        server.close();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> node.snapshots.close());
    }

    @Test
    void is_nothing_where_nothing_has_happened() {
        assertThat(here.states.current(here.strand(newStream()))).isEqualTo(Known.nothing(new State.None()));
    }

    @Test
    void reads_each_event_once_while_it_is_remembered() {
        var stream = streamOf(10);
        assertThat(here.current(stream)).isEqualTo(counted(9));
        reprice(stream, 10, 3);

        assertThat(here.current(stream)).isEqualTo(counted(12));
        assertThat(here.current(stream)).isEqualTo(counted(12));
        assertThat(here.eventsRead()).isEqualTo(13);
    }

    @Test
    void sees_several_things_at_once_whatever_is_remembered_of_them() {
        var known = streamOf(10);
        here.current(known);
        reprice(known, 10, 2);
        var old = streamOf(5);
        here.current(old);
        var unknown = streamOf(3);
        var nothing = newStream();

        var now =
                here.states.current(NOTHING_BESIDE, List.of(thing(known), thing(old), thing(unknown), thing(nothing)));
        assertThat(now.of(thing(known))).isEqualTo(counted(11));
        assertThat(now.of(thing(old))).isEqualTo(counted(4));
        assertThat(now.of(thing(unknown))).isEqualTo(counted(2));
        assertThat(now.of(thing(nothing))).isEqualTo(new State.None());
        assertThatIllegalArgumentException().isThrownBy(() -> now.of(thing(newStream())));
    }

    @Test
    void sees_what_is_kept_beside_the_log_at_the_same_time() {
        var stream = snapshotted();

        var now = here.states.current(new Beside(BESIDE, stream), List.of(thing(stream)));
        assertThat(now.beside())
                .contains(new Beside.Row(stream, StateForm.of(RULES).digest()));
        assertThat(now.of(thing(stream))).isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 1));
        assertThat(here.states.current(NOTHING_BESIDE, List.of(thing(stream))).beside())
                .isEmpty();
    }

    @Test
    void remembers_what_it_has_seen_of_several() {
        var known = streamOf(10);
        here.current(known);
        reprice(known, 10, 2);
        var unknown = streamOf(3);
        here.states.current(NOTHING_BESIDE, List.of(thing(known), thing(unknown)));

        assertThat(here.states.remembered(here.strand(known)).orElseThrow().state())
                .isEqualTo(counted(11));
        assertThat(here.states.remembered(here.strand(unknown)).orElseThrow().state())
                .isEqualTo(counted(2));
    }

    @Test
    void asks_nobody_for_what_is_remembered() {
        var stream = streamOf(10);
        here.current(stream);
        reprice(stream, 10, 1);

        assertThat(here.states.remembered(here.strand(stream)).orElseThrow().state())
                .isEqualTo(counted(9));
    }

    @Test
    void remembers_so_much_and_no_more() {
        for (int i = 0; i < 3 * REMEMBERED; i++) here.current(streamOf(1));

        await().until(() -> here.registry.get("cache.size").gauge().value() <= REMEMBERED);
        assertThat(here.registry.get("cache.evictions").functionCounter().count())
                .isPositive();
    }

    @Test
    void starts_a_long_stream_at_its_last_snapshot() {
        var stream = streamOf(LONG);
        assertThat(here.current(stream)).isEqualTo(counted(LONG - 1));
        assertThat(here.eventsRead()).isEqualTo(LONG);
        await().until(() -> snapshot(stream) == LONG - 1);
        reprice(stream, LONG, States.EVENTS_A_SNAPSHOT - 1);

        var elsewhere = node();
        assertThat(elsewhere.current(stream)).isEqualTo(counted(LONG + States.EVENTS_A_SNAPSHOT - 2));
        assertThat(elsewhere.eventsRead()).isEqualTo(States.EVENTS_A_SNAPSHOT - 1);
        assertThat(elsewhere.found("used")).isOne();
    }

    @Test
    void takes_a_snapshot_as_soon_as_so_many_events_would_be_read_without_and_not_before() {
        var stream = streamOf(States.EVENTS_A_SNAPSHOT - 1);
        here.current(stream);
        reprice(stream, States.EVENTS_A_SNAPSHOT - 1, 1);
        here.current(stream);

        await().until(() -> snapshot(stream) == States.EVENTS_A_SNAPSHOT - 1);
        reprice(stream, States.EVENTS_A_SNAPSHOT, States.EVENTS_A_SNAPSHOT - 1);
        here.current(stream);
        reprice(stream, 2 * States.EVENTS_A_SNAPSHOT - 1, 1);
        here.current(stream);
        await().until(() -> snapshot(stream) == 2 * States.EVENTS_A_SNAPSHOT - 1);
        assertThat(here.registry
                        .get("aggregates.snapshots.taken")
                        .tag("outcome", "stored")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void throws_a_snapshot_of_another_shape_away_and_takes_a_new_one() {
        var stream = snapshotted();
        sql.sql("update event_log.snapshot set shape = 'of old', state = '{\"prices\":1}' where stream = ?")
                .param(stream)
                .update();

        var elsewhere = node();
        assertThat(elsewhere.current(stream)).isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 1));
        assertThat(elsewhere.found("outdated")).isOne();
        await().until(() -> shape(stream).equals(StateForm.of(RULES).digest()));
        assertThat(node().current(stream)).isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 1));
    }

    @Test
    void does_not_believe_a_snapshot_made_by_rules_that_count_otherwise() {
        var stream = snapshotted();
        var elsewhere = node();

        assertThat(elsewhere
                        .states
                        .current(elsewhere.states.strand(stream, new Total.Otherwise()))
                        .state())
                .isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 1));
        assertThat(elsewhere.found("outdated")).isOne();
        assertThat(elsewhere.eventsRead()).isEqualTo(States.EVENTS_A_SNAPSHOT);
    }

    @Test
    void leaves_a_snapshot_out_that_cannot_be_read_and_takes_a_new_one() {
        var stream = snapshotted();
        sql.sql("update event_log.snapshot set state = '{\"is\":\"Nobody\"}' where stream = ?")
                .param(stream)
                .update();

        var elsewhere = node();
        assertThat(elsewhere.current(stream)).isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 1));
        assertThat(elsewhere.found("unreadable")).isOne();
        await().until(() -> {
            var third = node();
            third.current(stream);
            return third.found("used") == 1;
        });
    }

    @Test
    void keeps_the_later_of_two_snapshots() {
        var stream = streamOf(701);
        var snapshots = new Snapshots(sql);
        for (var sequence : new long[] {300, 700, 500}) {
            snapshots.store(stream, new Known<State>(sequence, counted(sequence), -1), StateForm.of(RULES));
        }
        assertThat(snapshot(stream)).isEqualTo(700);
    }

    /** The log was restored, its snapshots were not. */
    @Test
    void leaves_a_snapshot_out_that_is_ahead_of_the_log_and_takes_a_new_one() {
        var stream = snapshotted();
        sql.sql("delete from event_log.event where stream = ? and sequence = ?")
                .params(stream, States.EVENTS_A_SNAPSHOT - 1)
                .update();

        var elsewhere = node();
        assertThat(elsewhere.current(stream)).isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 2));
        assertThat(elsewhere.found("ahead")).isOne();
        new Snapshots(sql).store(stream, new Known<State>(9, counted(9), -1), StateForm.of(RULES));
        assertThat(snapshot(stream)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {StreamReader.EVENTS_A_READ - 1, StreamReader.EVENTS_A_READ, StreamReader.EVENTS_A_READ + 1})
    void reads_on_where_it_has_not_read_all_at_once(int more) {
        var stream = snapshotted();
        reprice(stream, States.EVENTS_A_SNAPSHOT, more);

        var elsewhere = node();
        assertThat(elsewhere.current(stream)).isEqualTo(counted(States.EVENTS_A_SNAPSHOT - 1 + more));
        assertThat(elsewhere.eventsRead()).isEqualTo(more);
    }

    private String snapshotted() {
        var stream = streamOf(States.EVENTS_A_SNAPSHOT);
        here.current(stream);
        await().until(() -> snapshot(stream) == States.EVENTS_A_SNAPSHOT - 1);
        return stream;
    }

    private static Counted counted(long prices) {
        return new Counted(prices, prices, false);
    }

    private static Thing<State> thing(String stream) {
        return new Thing<>(new GoodsId(stream), RULES);
    }

    private static String newStream() {
        return GoodsId.derive(SHOP, UUID.randomUUID().toString()).value();
    }

    /** Goods, then their prices. */
    private static String streamOf(int events) {
        var stream = newStream();
        sql.sql("""
                insert into event_log.event (position, stream, sequence, name, event_id, recorded_at, payload, metadata)
                select coalesce(max(position), 0) + 1, :stream, 0, 'order.goods-created/1', gen_random_uuid(), now(),
                       format('{"goods":"%s","merchant":"%s","name":"Pass","price":{"amount":"9","asset":"USD/2"},'
                              '"at":"2026-01-01T12:00:00Z"}', :stream::text, :merchant::text), '{}'
                  from event_log.event
                """).param("stream", stream).param("merchant", SHOP.value()).update();
        reprice(stream, 1, events - 1);
        return stream;
    }

    private static void reprice(String stream, int first, int events) {
        sql.sql("""
                insert into event_log.event (position, stream, sequence, name, event_id, recorded_at, payload, metadata)
                select last + number, :stream, :first + number - 1, 'order.goods-price-changed/1', gen_random_uuid(), now(),
                       format('{"goods":"%s","price":{"amount":"1","asset":"USD/2"},"version":%s,'
                              '"at":"2026-01-01T12:00:00Z"}',
                              :stream::text, :first + number - 1), '{}'
                  from generate_series(1, :events) as number, (select max(position) as last from event_log.event) as log
                """)
                .param("stream", stream)
                .param("first", first)
                .param("events", events)
                .update();
    }

    private static long snapshot(String stream) {
        return sql.sql("select sequence from event_log.snapshot where stream = ?")
                .param(stream)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private static String shape(String stream) {
        return sql.sql("select shape from event_log.snapshot where stream = ?")
                .param(stream)
                .query(String.class)
                .single();
    }

    private Node node() {
        var node = new Node(events);
        nodes.add(node);
        return node;
    }

    /** Knows nothing but what is in the database. */
    private static final class Node {
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final StateMeters meters = new StateMeters(registry);
        final SnapshotTaker snapshots = new SnapshotTaker(new Snapshots(sql), meters);
        final States states;

        Node(Serializer events) {
            states = new States(new StreamReader(sql, events), new Memory(REMEMBERED, registry), snapshots, meters);
        }

        State current(String stream) {
            return states.current(strand(stream)).state();
        }

        Strand<State> strand(String stream) {
            return states.strand(stream, RULES);
        }

        long eventsRead() {
            return (long) registry.get("aggregates.events").counter().count();
        }

        long found(String as) {
            return (long) registry.get("aggregates.snapshots.found")
                    .tag("as", as)
                    .counter()
                    .count();
        }
    }
}
