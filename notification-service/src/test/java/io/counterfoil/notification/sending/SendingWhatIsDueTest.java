package io.counterfoil.notification.sending;

import static java.util.Comparator.comparing;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.sending.NoticeQueue.Due;
import io.counterfoil.platform.eventlog.Correlation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SendingWhatIsDueTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMillis(900);
    private static final Places PLACES = new Places(64, 16, 8);

    private static final EmbeddedPostgres SERVER = startServer();
    private static final DataSource DATABASE = SERVER.getPostgresDatabase();

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final List<Node> processes = new ArrayList<>();
    private final List<DeliveryId> sent = new CopyOnWriteArrayList<>();
    private final List<DeliveryId> aside = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private record Node(Dispatch dispatch, Outbox outbox) {
        /** By one transaction. */
        void add(List<DeliveryId> deliveries) {
            new TransactionTemplate(new JdbcTransactionManager(DATABASE))
                    .executeWithoutResult(_ -> deliveries.forEach(outbox::add));
        }
    }

    private static EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void makeTheTables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V210__due_notice.sql")).execute(DATABASE);
        JdbcClient.create(DATABASE).sql("create schema event_log").update();
        JdbcClient.create(DATABASE)
                .sql("create table event_log.event (stream text, sequence bigint, payload text)")
                .update();
    }

    @AfterAll
    static void stopServer() throws IOException {
        SERVER.close();
    }

    @BeforeEach
    void forgetAll() {
        sql.sql("truncate due_notice, event_log.event").update();
    }

    @AfterEach
    void stop() {
        over.countDown();
        processes.forEach(process -> process.dispatch().stop(Duration.ZERO));
    }

    @Test
    void sends_each_notice_once_and_is_done_with_it() {
        var all = begun("a", "1", 40);
        var outbox = node(sent::add).outbox();
        all.forEach(outbox::add);

        await().until(() -> rows() == 0);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void sends_what_was_added_when_that_is_committed() {
        var only = begun("a", "1", 1).getFirst();
        var outbox = node(sent::add).outbox();
        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(_ -> {
            outbox.add(only);
            outbox.add(only);
            assertThat(sent).isEmpty();
        });

        await().until(() -> rows() == 0);
        assertThat(sent).containsExactly(only);
    }

    @Test
    void sends_again_what_was_added_while_it_was_under_way() {
        var only = begun("a", "1", 1).getFirst();
        var gate = new CountDownLatch(1);
        var outbox = node(delivery -> {
                    sent.add(delivery);
                    if (sent.size() == 1) hold(gate);
                })
                .outbox();
        outbox.add(only);
        await().until(() -> sent.size() == 1);
        outbox.add(only);
        gate.countDown();

        await().until(() -> rows() == 0);
        assertThat(sent).containsExactly(only, only);
    }

    @Test
    void is_traced_to_what_asked_for_it() {
        var traces = new ConcurrentHashMap<DeliveryId, String>();
        var only = begun("a", "1", 1).getFirst();
        var outbox = node(delivery -> traces.put(delivery, String.valueOf(Correlation.current())))
                .outbox();
        Correlation.during("c-1", () -> outbox.add(only));

        await().until(() -> rows() == 0);
        assertThat(traces).isEqualTo(Map.of(only, "c-1"));
    }

    @Test
    void shares_the_work_with_other_processes() {
        var all = begun("a", "1", 100);
        all.forEach(node(sent::add).outbox()::add);
        node(sent::add);

        await().until(() -> rows() == 0);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void delays_nobody_by_endpoints_that_hang_nor_by_their_backlog() {
        var hanging = IntStream.range(0, 20)
                .mapToObj(i -> begun("hanging-" + i, "1", 10))
                .flatMap(List::stream)
                .toList();
        var others = IntStream.range(0, 180)
                .mapToObj(i -> begun("quick-" + i, "1", 1))
                .flatMap(List::stream)
                .toList();
        var stuck = Set.copyOf(hanging);
        var outbox = node(delivery -> {
                    if (stuck.contains(delivery)) hold(over);
                    sent.add(delivery);
                })
                .outbox();
        hanging.forEach(outbox::add);
        others.forEach(outbox::add);

        await().until(() -> sent.size() == others.size());
        assertThat(sent).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void delays_nobody_by_more_that_hang_and_wait_than_are_claimed_ahead() {
        var hanging = IntStream.range(0, 300)
                .mapToObj(i -> begun("hanging-" + i, "1", 20))
                .flatMap(List::stream)
                .toList();
        var others = IntStream.range(0, 50)
                .mapToObj(i -> begun("quick-" + i, "1", 20))
                .flatMap(List::stream)
                .toList();
        var stuck = Set.copyOf(hanging);
        var process = node(DATABASE, new Places(512, 64, 16), delivery -> {
            if (stuck.contains(delivery)) hold(over);
            sent.add(delivery);
        });
        process.add(hanging);
        process.add(others);

        await().atMost(20, SECONDS).until(() -> sent.size() == others.size());
        assertThat(sent).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void delays_no_other_endpoint_of_the_same_merchant() {
        var hanging = begun("a", "1", 50);
        var other = begun("a", "2", 20);
        var stuck = Set.copyOf(hanging);
        var outbox = node(delivery -> {
                    if (stuck.contains(delivery)) hold(over);
                    sent.add(delivery);
                })
                .outbox();
        hanging.forEach(outbox::add);
        other.forEach(outbox::add);

        await().until(() -> sent.size() == other.size());
    }

    @Test
    void makes_no_more_attempts_at_once_than_an_endpoint_has_places() {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var all = begun("a", "1", 100);
        var outbox = node(delivery -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    sent.add(delivery);
                    atOnce.decrementAndGet();
                })
                .outbox();
        all.forEach(outbox::add);

        await().until(() -> rows() == 0);
        assertThat(most.get()).isBetween(1, PLACES.perEndpoint());
    }

    @Test
    void sets_aside_what_cannot_be_sent_for_reasons_of_ours() {
        var all = begun("a", "1", 3);
        var outbox = node(delivery -> {
                    if (delivery.equals(all.getFirst())) throw new IllegalStateException("poisoned");
                    sent.add(delivery);
                })
                .outbox();
        all.forEach(outbox::add);

        await().until(() -> rows() == 0);
        assertThat(aside).containsExactly(all.getFirst());
        assertThat(sent).hasSize(2);
    }

    @Test
    void sets_aside_what_ends_in_an_error_and_gives_its_place_to_the_next() {
        var all = begun("a", "1", 3);
        var process = node(DATABASE, new Places(1, 1, 1), delivery -> {
            if (!delivery.equals(all.getLast())) throw new StackOverflowError("of a notice");
            sent.add(delivery);
        });
        process.add(all);

        await().until(() -> rows() == 0);
        assertThat(aside).containsExactlyInAnyOrder(all.get(0), all.get(1));
        assertThat(sent).containsExactly(all.getLast());
    }

    @Test
    void begins_the_others_where_one_cannot_be_begun_and_keeps_all_places() {
        var errors = new AtomicInteger(2);
        var queues = new Queues(PLACES);
        var attempts = new Attempts(
                sender(delivery -> {
                    sent.add(delivery);
                    hold(over);
                }),
                queues,
                new Held(new NoticeQueue(sql, LEASE)),
                _ -> {},
                attempt -> {
                    if (errors.getAndDecrement() > 0) throw new OutOfMemoryError("no thread");
                    return Thread.ofVirtual().unstarted(attempt);
                });
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(
                        () -> attempts.send(notice("a", "1", begun("a", "1", 1).getFirst())))
                .withCauseInstanceOf(OutOfMemoryError.class);

        var all = begun("a", "1", PLACES.perEndpoint() + 1);
        queues.add(
                all.subList(0, 3).stream().map(each -> notice("a", "1", each)).toList());
        attempts.begin();
        queues.add(all.subList(3, all.size()).stream()
                .map(each -> notice("a", "1", each))
                .toList());
        attempts.begin();

        await().until(() -> sent.size() == PLACES.perEndpoint());
        assertThat(sent).containsExactlyInAnyOrderElementsOf(all.subList(1, all.size()));
        over.countDown();
        attempts.stop(LEASE);
    }

    @Test
    void goes_on_after_an_error_while_it_looks() {
        var errors = new AtomicInteger(3);
        var broken = new DelegatingDataSource(DATABASE) {
            @Override
            public Connection getConnection() throws SQLException {
                if (errors.getAndDecrement() > 0) throw new NoClassDefFoundError("of the driver");
                return super.getConnection();
            }
        };
        var all = begun("a", "1", 3);
        node(broken, PLACES, sent::add);
        new Outbox(new NoticeQueue(sql, LEASE), new Bell(), () -> NOON).add(all.getFirst());

        await().until(() -> rows() == 0);
        assertThat(errors).hasNegativeValue();
        assertThat(sent).containsExactly(all.getFirst());
    }

    @Test
    void sends_what_was_set_aside_in_its_turn_and_waits_for_it() throws Exception {
        var hanging = begun("a", "1", PLACES.perEndpoint());
        var gate = new CountDownLatch(1);
        var process = node(delivery -> {
            if (hanging.contains(delivery)) hold(gate);
            sent.add(delivery);
        });
        process.add(hanging);
        var behind = notice("a", "1", begun("a", "1", 20).getLast());
        var other = notice("b", "1", begun("b", "1", 1).getFirst());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            await().until(() -> unclaimed() == 0);
            var waits = threads.submit(() -> process.dispatch().send(behind));
            assertThat(process.dispatch().send(other)).isTrue();
            assertThat(sent).containsExactly(other.delivery());
            assertThat(waits).isNotDone();
            gate.countDown();
            waits.get();
        }
        assertThat(sent).contains(behind.delivery());
    }

    @Test
    void says_that_what_it_holds_is_not_sent_once_more() {
        var only = begun("a", "1", 1).getFirst();
        var gate = new CountDownLatch(1);
        var process = node(delivery -> {
            sent.add(delivery);
            hold(gate);
        });
        process.outbox().add(only);
        await().until(() -> sent.size() == 1);

        assertThat(process.dispatch().send(notice("a", "1", only))).isFalse();
        gate.countDown();
        await().until(() -> process.dispatch().send(notice("a", "1", only)));
        assertThat(sent).containsExactly(only, only);
    }

    @Test
    void tells_who_waits_what_went_wrong_of_ours() {
        var process = node(_ -> {
            throw new IllegalStateException("poisoned");
        });
        var only = notice("a", "1", begun("a", "1", 1).getFirst());

        assertThatIllegalStateException()
                .isThrownBy(() -> process.dispatch().send(only))
                .withMessage("poisoned");
        assertThat(aside).isEmpty();
        process.dispatch().stop(Duration.ZERO);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> process.dispatch().send(only));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "renew", "done", "release"})
    void locks_in_one_order_whatever_becomes_of_them(String what) {
        var all = begun("a", "1", 20).stream()
                .sorted(comparing(DeliveryId::value).reversed())
                .toList();
        var queue = new NoticeQueue(sql, LEASE);
        for (int i = 0; i < all.size(); i++) queue.add(List.of(new Due(all.get(i), NOON.plusSeconds(i), null)));
        queue.take(20, 20, Set.of(), Set.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(_ -> {
                lock(all.getLast());
                threads.execute(() -> act(what, queue, all));
                await().until(() -> sql.sql("select count(*) from pg_locks where not granted")
                                .query(Integer.class)
                                .single()
                        > 0);
                all.forEach(this::lock);
            });
        }
    }

    private static void act(String what, NoticeQueue queue, List<DeliveryId> all) {
        switch (what) {
            case "add" ->
                queue.add(all.stream().map(each -> new Due(each, NOON, null)).toList());
            case "renew" -> queue.renew(all);
            case "done" -> queue.done(all);
            default -> queue.release(all);
        }
    }

    private void lock(DeliveryId delivery) {
        sql.sql("select from due_notice where delivery = ? for update nowait")
                .param(delivery.value())
                .query((_, _) -> true)
                .single();
    }

    @Test
    void takes_over_what_a_process_that_died_had_undertaken() {
        var only = begun("a", "1", 1).getFirst();
        var process = node(sent::add);
        sql.sql("insert into due_notice values (?, ?, ?, now(), ?, clock_timestamp() + interval '300 ms', false, null)")
                .params(only.value(), endpoint("a", "1").value(), merchant("a").value(), UUID.randomUUID())
                .update();
        process.outbox().add(begun("a", "1", 2).getLast());

        await().atMost(5, SECONDS).until(() -> rows() == 0);
        assertThat(sent).hasSize(2).contains(only);
    }

    @Test
    void keeps_what_takes_longer_than_a_claim() {
        var only = begun("a", "1", 1).getFirst();
        var first = node(delivery -> {
            sent.add(delivery);
            hold(over);
        });
        first.outbox().add(only);
        await().until(() -> sent.size() == 1);
        node(sent::add);
        var until = System.nanoTime() + LEASE.multipliedBy(2).toNanos();

        await().until(() -> System.nanoTime() > until);
        assertThat(sent).hasSize(1);
    }

    @Test
    void leaves_to_others_what_it_cannot_finish_before_it_stops() {
        var all = begun("a", "1", 20);
        var process = node(delivery -> {
            sent.add(delivery);
            hold(over);
        });
        all.forEach(process.outbox()::add);
        await().until(() -> sent.size() == PLACES.perEndpoint());
        process.dispatch().stop(Duration.ZERO);

        assertThat(unclaimed()).isEqualTo(all.size());
        assertThat(aside).isEmpty();
    }

    private Node node(Consumer<DeliveryId> send) {
        return node(DATABASE, PLACES, send);
    }

    private Node node(DataSource database, Places places, Consumer<DeliveryId> send) {
        var queue = new NoticeQueue(JdbcClient.create(database), LEASE);
        var bell = new Bell();
        var process = new Node(new Dispatch(queue, bell, places, sender(send)), new Outbox(queue, bell, () -> NOON));
        process.dispatch().start();
        processes.add(process);
        return process;
    }

    private Sender sender(Consumer<DeliveryId> send) {
        return new Sender() {
            @Override
            public void send(DeliveryId delivery, Away away) {
                away.during(() -> {
                    send.accept(delivery);
                    return Reply.none("nobody asks", 0);
                });
            }

            @Override
            public void setAside(DeliveryId delivery) {
                aside.add(delivery);
            }
        };
    }

    /** Deliveries that the log knows. */
    private List<DeliveryId> begun(String merchant, String endpoint, int notices) {
        var all = IntStream.range(0, notices)
                .mapToObj(i -> DeliveryId.derive(merchant + i, endpoint(merchant, endpoint)))
                .toList();
        var payload =
                "{\"endpoint\":\"" + endpoint(merchant, endpoint) + "\",\"merchant\":\"" + merchant(merchant) + "\"}";
        sql.sql("insert into event_log.event select stream, 0, ? from unnest(?) as stream")
                .params(payload, all.stream().map(DeliveryId::value).toArray(String[]::new))
                .update();
        return all;
    }

    private static MerchantId merchant(String name) {
        return MerchantId.derive(name);
    }

    private static EndpointId endpoint(String merchant, String name) {
        return EndpointId.derive(merchant(merchant).value(), name);
    }

    private static DueNotice notice(String merchant, String endpoint, DeliveryId delivery) {
        return new DueNotice(delivery, endpoint(merchant, endpoint), merchant(merchant), null);
    }

    private long unclaimed() {
        return sql.sql("select count(*) from due_notice where claimed_by is null")
                .query(Long.class)
                .single();
    }

    private long rows() {
        return sql.sql("select count(*) from due_notice").query(Long.class).single();
    }

    private static void hold(CountDownLatch latch) {
        try {
            if (!latch.await(30, SECONDS)) throw new IllegalStateException("hung for too long");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
