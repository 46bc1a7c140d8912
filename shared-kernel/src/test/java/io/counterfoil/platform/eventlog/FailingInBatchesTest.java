package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;

/** What becomes of a batch of events, some of which a projection fails to handle. */
class FailingInBatchesTest {
    private static final String VIEW = "view";
    private static final Money ONE = Money.of(1, new Asset("USD", 2));
    private static final MerchantId SHOP = MerchantId.derive("shop");

    private final ALog log = new ALog();
    private final JdbcTemplate sql = new JdbcTemplate(log.database());
    private final PlatformTransactionManager transactions = new JdbcTransactionManager(log.database());
    private final List<GoodsId> gathered = new ArrayList<>();
    private final Gathering<GoodsId> gathering = new Gathering<>(gathered::addAll);
    private final Node here = new Node("here");

    private final GoodsId first = newGoods();
    private final GoodsId second = newGoods();
    private final GoodsId third = newGoods();
    private final GoodsId fourth = newGoods();

    @BeforeEach
    void make() {
        sql.execute("create table seen (goods text, what text)");
        here.tokens.initializeTokenSegments(VIEW, 1, new GlobalSequenceTrackingToken(0));
        here.claim();
    }

    @Test
    void costs_nothing_where_there_is_none() {
        here.handle(created(first), created(second), created(third));

        assertThat(seen()).containsExactly(first, second, third);
        assertThat(transactionsOfRows()).isEqualTo(1);
    }

    @Test
    void keeps_what_was_done_before_and_after_it() {
        here.view.broken.add(second);
        here.handle(created(first), created(second), created(third));

        assertThat(seen()).containsExactly(first, third);
        assertThat(parked()).containsExactly(second);
    }

    @Test
    void parks_each_that_failed_and_no_other() {
        here.view.broken.addAll(List.of(first, third));
        here.handle(created(first), created(second), created(third), created(fourth));

        assertThat(seen()).containsExactly(second, fourth);
        assertThat(parked()).containsExactly(first, third);
    }

    @Test
    void stops_nothing_however_many_streams_fail_and_however_much_waits_behind_one() {
        here.view.broken.addAll(List.of(first, third));
        here.handle(
                created(first),
                deactivated(first),
                deactivated(first),
                created(second),
                created(third),
                deactivated(third));
        here.handle(deactivated(first), deactivated(second));

        assertThat(seen()).containsExactly(second, second);
        assertThat(parked()).containsExactly(first, first, first, third, third, first);
    }

    @Test
    void leaves_parked_what_was_parked_before_another_fails() {
        here.view.broken.addAll(List.of(second, fourth));
        here.handle(
                created(first),
                created(second),
                deactivated(second),
                created(third),
                created(fourth),
                deactivated(first));

        assertThat(seen()).containsExactly(first, third, first);
        assertThat(parked()).containsExactly(second, second, fourth);
    }

    @Test
    void leaves_out_what_was_gathered_for_the_commit_by_who_failed() {
        here.view.broken.addAll(List.of(second, fourth));
        here.handle(created(first), created(second), created(third), created(fourth));

        assertThat(gathered).containsExactly(first, third);
    }

    @Test
    void is_no_matter_for_the_next_batch() {
        here.view.broken.add(second);
        here.handle(created(first), created(second));
        here.view.broken.add(fourth);
        here.handle(created(third), deactivated(second), created(fourth), deactivated(third));

        assertThat(seen()).containsExactly(first, third, third);
        assertThat(parked()).containsExactly(second, second, fourth);
    }

    @Test
    void says_of_what_is_done_again_what_led_to_it() {
        here.view.broken.add(third);
        here.handle(created(first), created(second), created(third), created(fourth));

        assertThat(here.view.handled).containsExactly(first, second, third, first, second, fourth);
        assertThat(here.view.whileHandling).isEqualTo(here.view.handled);
    }

    @Test
    void undoes_the_batch_where_nothing_can_be_done_again_and_then_goes_on_without_that() {
        here.view.broken.add(third);
        here.view.failsTheSecondTime.add(second);
        var batch = new DomainEventMessage<?>[] {created(first), created(second), created(third), created(fourth)};

        assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> here.handle(batch));
        assertThat(seen()).isEmpty();
        assertThat(parked()).isEmpty();
        here.claim();
        here.handle(batch);
        assertThat(seen()).containsExactly(first, second, fourth);
        assertThat(parked()).containsExactly(third);
    }

    @Test
    void holds_up_what_comes_later_in_a_stream_though_another_process_parked_it_unseen() {
        var elsewhere = new Node("elsewhere");
        here.handle(created(first));
        sql.execute("update token_entry set owner = null");
        elsewhere.claim();
        elsewhere.view.broken.add(second);
        elsewhere.handle(created(second));
        sql.execute("update token_entry set owner = null");

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> here.handle(deactivated(second)));
        here.claim();
        here.handle(deactivated(second));
        assertThat(seen()).containsExactly(first);
        assertThat(parked()).containsExactly(second, second);
    }

    /** It may do so, since consumers' transactions do not wait for the disk. */
    @Test
    void passes_over_nothing_where_the_database_loses_the_last_batch_in_a_crash() {
        here.handle(created(first));
        sql.execute("delete from seen");
        sql.update("update token_entry set token = replace(token, '1', '0')");

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> here.handle(created(second)));
        assertThat(here.claim()).isEqualTo(0);
        assertThat(seen()).isEmpty();
    }

    /** An idle consumer looks after its claim, and nothing else. */
    @Test
    void is_noticed_without_another_event_where_the_database_has_lost_it() {
        here.handle(created(first));
        here.extend();
        sql.execute("delete from seen");
        sql.update("update token_entry set token = replace(token, '1', '0')");

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(here::extend);
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> here.handle(created(second)));
        assertThat(here.claim()).isEqualTo(0);
    }

    @Test
    void leaves_other_transactions_waiting_for_the_disk() {
        sql.execute("alter database %s set synchronous_commit = on".formatted(log.name()));
        here.handle(created(first));
        assertThat(here.view.waitedForTheDisk).containsExactly("on");
        assertThat(here.atTheEnd).containsExactly("off");
        assertThat(sql.queryForObject("show synchronous_commit", String.class)).isEqualTo("on");
    }

    private static GoodsId newGoods() {
        return GoodsId.derive(SHOP, UUID.randomUUID().toString());
    }

    private static DomainEventMessage<?> created(GoodsId goods) {
        return event(goods, new GoodsCreated(goods, SHOP, "Pass", ONE, NOON));
    }

    private static DomainEventMessage<?> deactivated(GoodsId goods) {
        return event(goods, new GoodsDeactivated(goods, NOON));
    }

    private static DomainEventMessage<?> event(GoodsId goods, GoodsEvent event) {
        return new GenericDomainEventMessage<>("goods", goods.value(), 0, event);
    }

    private List<GoodsId> seen() {
        return goods("select goods from seen order by ctid");
    }

    private List<GoodsId> parked() {
        return goods("select aggregate_identifier from dead_letter_entry order by ctid");
    }

    private List<GoodsId> goods(String query) {
        return sql.query(query, (row, _) -> new GoodsId(row.getString(1)));
    }

    /** A savepoint makes one of its own. */
    private long transactionsOfRows() {
        return log.count("(select distinct xmin::text from seen)");
    }

    private static <T> ObjectProvider<T> provider(T bean) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return bean;
            }
        };
    }

    final class View {
        private final Set<GoodsId> broken = new HashSet<>();
        private final Set<GoodsId> failsTheSecondTime = new HashSet<>();
        private final List<GoodsId> handled = new ArrayList<>();
        private final List<GoodsId> whileHandling = new ArrayList<>();
        private final List<String> waitedForTheDisk = new ArrayList<>();

        @EventHandler
        void on(GoodsEvent event) {
            var goods = event.goods();
            handled.add(goods);
            whileHandling.add(((GoodsEvent) CurrentUnitOfWork.get().getMessage().getPayload()).goods());
            waitedForTheDisk.add(sql.queryForObject("show synchronous_commit", String.class));
            sql.update(
                    "insert into seen values (?, ?)",
                    goods.value(),
                    event.getClass().getSimpleName());
            gathering.add(goods);
            if (broken.contains(goods)) sql.execute("select broken");
            if (failsTheSecondTime.contains(goods) && Collections.frequency(handled, goods) == 2)
                throw new IllegalStateException();
        }
    }

    /** A process with the projection. */
    private final class Node {
        private final View view = new View();
        private final List<String> atTheEnd = new ArrayList<>();
        private final SpringTransactionManager axonTransactions = new SpringTransactionManager(transactions);
        private final TokenTable tokens;
        private final DeadLetteringEventHandlerInvoker projection;
        private long position;

        Node(String name) {
            var connections = new SpringDataSourceConnectionProvider(log.database());
            var general = new Serialization().generalSerializer();
            tokens = new TokenTable(JdbcTokenStore.builder().connectionProvider(connections), sql, general, name);
            var events = new NamedEventSerializer(new EventNames(EventFamily.ALL), Serialization.eventMapper());
            var queue = new ParkedQueue(
                    VIEW,
                    sql,
                    tokens,
                    JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                            .connectionProvider(connections)
                            .transactionManager(axonTransactions)
                            .schema(Tables.DEAD_LETTERS)
                            .maxSequences(1)
                            .maxSequenceSize(1)
                            .statementFactory(new PagedDeadLetterStatements(general, events, InstantSource.fixed(NOON)))
                            .genericSerializer(general)
                            .eventSerializer(events));
            projection = DeadLetteringEventHandlerInvoker.builder()
                    .queue(queue)
                    .transactionManager(axonTransactions)
                    .eventHandlers(new AnnotationEventHandlerAdapter(
                            view,
                            ClasspathParameterResolverFactory.forClass(View.class),
                            new MultiHandlerDefinition(
                                    List.of(ClasspathHandlerDefinition.forClass(View.class)),
                                    new ConfinedFailures(provider(transactions), provider(sql)))))
                    .build();
        }

        long claim() {
            position = axonTransactions
                    .fetchInTransaction(() -> tokens.fetchToken(VIEW, 0))
                    .position()
                    .orElseThrow();
            return position;
        }

        void extend() {
            axonTransactions.executeInTransaction(() -> tokens.extendClaim(VIEW, 0));
        }

        /** As Axon does. */
        void handle(DomainEventMessage<?>... events) {
            position += events.length;
            var batch = new BatchingUnitOfWork<DomainEventMessage<?>>(events);
            batch.attachTransaction(axonTransactions);
            batch.resources().put("Processor[" + VIEW + "]/SegmentId", 0);
            batch.onPrepareCommit(_ -> {
                tokens.storeToken(new GlobalSequenceTrackingToken(position), VIEW, 0);
                atTheEnd.add(sql.queryForObject("show synchronous_commit", String.class));
            });
            var result = batch.executeWithResult(() -> {
                projection.handle(batch.getMessage(), Segment.ROOT_SEGMENT);
                return null;
            });
            if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException failure) throw failure;
        }
    }
}
