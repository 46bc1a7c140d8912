package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

class HandlingDeadlinesTogetherTest {
    private static final Money ONE = Money.of(1, new Asset("USD", 2));
    private static final MerchantId SHOP = MerchantId.derive("shop");
    private static final int MANY = 20;

    private final ALog log = new ALog();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<String> broken = new AtomicReference<>("");
    private final JacksonSerializer general = new Serialization().generalSerializer();
    private final SpringTransactionManager transactions =
            new SpringTransactionManager(new JdbcTransactionManager(log.database()));
    private final JdbcTemplate sql = new JdbcTemplate(log.database());
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .registerComponent(DeadlineManager.class, _ -> deadlines())
            .registerComponent(Breaking.class, _ -> broken::get)
            .buildConfiguration();
    private final SagaModels models = new SagaModels(new ObjectProvider<>() {
        @Override
        public Configuration getObject() {
            return axon;
        }
    });
    private final SagaTable table = new SagaTable(
            JdbcSagaStore.builder()
                    .connectionProvider(new SpringDataSourceConnectionProvider(log.database()))
                    .sqlSchema(new PostgresSagaSqlSchema(Tables.SAGAS))
                    .serializer(general),
            sql,
            general,
            models::associations);
    private final long begin = System.nanoTime();
    /** It goes on: db-scheduler waits by it. */
    private final InstantSource clock = () -> now.get().plusNanos(System.nanoTime() - begin);

    private final Timers timers = new Timers(
            log.database(),
            clock,
            scheduler -> new RoleDeadlines(
                    DbSchedulerDeadlineManager.builder()
                            .scheduler(scheduler)
                            .startScheduler(false)
                            .stopScheduler(false)
                            .scopeAwareProvider(_ -> Stream.of(sagas()))
                            .serializer(general)
                            .transactionManager(transactions)
                            .useBinaryPojo(false),
                    scheduler,
                    general),
            new DeadlinesTogether(sql, transactions, table, models, general));
    private final DeadlineManager deadlines = timers.of("order");
    private final AnnotatedSagaManager<Reminding> sagas = AnnotatedSagaManager.<Reminding>builder()
            .sagaType(Reminding.class)
            .sagaFactory(Reminding::new)
            .parameterResolverFactory(axon.parameterResolverFactory())
            .handlerDefinition(axon.handlerDefinition(Reminding.class))
            .sagaRepository(AnnotatedSagaRepository.<Reminding>builder()
                    .sagaType(Reminding.class)
                    .parameterResolverFactory(axon.parameterResolverFactory())
                    .handlerDefinition(axon.handlerDefinition(Reminding.class))
                    .sagaStore(table)
                    .build())
            .build();

    private AnnotatedSagaManager<Reminding> sagas() {
        return sagas;
    }

    private DeadlineManager deadlines() {
        return deadlines;
    }

    @BeforeEach
    void makeTheTable() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V012__scheduled_task.sql"))
                .execute(log.database());
    }

    @AfterEach
    void stop() {
        timers.stop();
    }

    @Test
    void happens_in_one_transaction_that_deletes_them() {
        handle(manyGoods().map(HandlingDeadlinesTogetherTest::created));
        timers.start();
        assertThat(reminded(0)).isEqualTo(MANY);

        now.set(NOON.plus(Reminding.AFTER));

        await().until(() -> reminded(1) == MANY);
        assertThat(waiting()).isZero();
        assertThat(log.sql()
                        .sql("select count(distinct xmin::text) from saga_entry")
                        .query(Long.class)
                        .single())
                .isLessThan(MANY / 2);
    }

    @Test
    void holds_up_none_for_one_that_fails() {
        var all = manyGoods().toList();
        handle(all.stream().map(HandlingDeadlinesTogetherTest::created));
        broken.set(all.getFirst().value());
        timers.start();

        now.set(NOON.plus(Reminding.AFTER));

        await().until(() -> reminded(1) == MANY - 1);
        await().until(() -> log.count("scheduled_task_order where consecutive_failures = 1") == 1);
        assertThat(waiting()).isOne();
        broken.set("");
        now.set(NOON.plus(Reminding.AFTER).plusSeconds(1));
        await().until(() -> reminded(1) == MANY && waiting() == 0);
    }

    @Test
    void holds_up_none_for_one_whose_saga_somebody_else_changes() throws SQLException {
        handle(manyGoods().map(HandlingDeadlinesTogetherTest::created));
        try (var elsewhere = lockOne()) {
            timers.start();
            now.set(NOON.plus(Reminding.AFTER));

            await().until(() -> reminded(1) == MANY - 1);
            await().until(() -> log.count("pg_locks where not granted") > 0);
            assertThat(waiting()).isOne();
            elsewhere.rollback();
        }
        await().until(() -> reminded(1) == MANY && waiting() == 0);
    }

    private Connection lockOne() throws SQLException {
        var connection = log.database().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select from saga_entry order by saga_id limit 1 for update");
        }
        return connection;
    }

    @Test
    void is_nothing_for_those_whose_saga_has_ended() {
        var all = manyGoods().toList();
        handle(all.stream().map(HandlingDeadlinesTogetherTest::created));
        handle(Stream.of(new GoodsDeactivated(all.getFirst(), NOON)));
        timers.start();

        now.set(NOON.plus(Reminding.AFTER));

        await().until(() -> waiting() == 0);
        assertThat(reminded(1)).isEqualTo(MANY - 1);
    }

    /** To its deletion it looks like one that has been deleted meanwhile. */
    @Test
    void is_nothing_for_one_that_another_process_has_handled() {
        handle(manyGoods().map(HandlingDeadlinesTogetherTest::created));
        var gone = sql.queryForObject("select min(task_instance) from scheduled_task_order", String.class);
        sql.execute("create function gone() returns trigger language plpgsql as 'begin return null; end'");
        sql.execute("""
                create trigger gone before delete on scheduled_task_order
                for each row when (old.task_instance = '%s') execute function gone()
                """.formatted(gone));
        timers.start();

        now.set(NOON.plus(Reminding.AFTER));

        await().until(() -> waiting() == 1);
        assertThat(reminded(1)).isEqualTo(MANY - 1);
    }

    @Test
    void may_set_others_and_may_end_the_saga() {
        handle(manyGoods().map(HandlingDeadlinesTogetherTest::created));
        timers.start();

        now.set(NOON.plus(Reminding.AFTER));
        await().until(() -> log.count("scheduled_task_order") == MANY && waiting() == 0);
        now.set(NOON.plus(Reminding.AFTER.multipliedBy(2)));

        await().until(() -> log.count("scheduled_task_order") == 0);
        assertThat(log.count("saga_entry") + log.count("association_value_entry"))
                .isZero();
    }

    /** Deadlines of the first time. */
    private long waiting() {
        return log.sql()
                .sql("select count(*) from scheduled_task_order where execution_time < ?")
                .param(Timestamp.from(NOON.plus(Reminding.AFTER.multipliedBy(2))))
                .query(Long.class)
                .single();
    }

    private static Stream<GoodsId> manyGoods() {
        return Stream.generate(() -> GoodsId.derive(SHOP, UUID.randomUUID().toString()))
                .limit(MANY);
    }

    private static Object created(GoodsId goods) {
        return new GoodsCreated(goods, SHOP, "Pass", ONE, NOON);
    }

    private long reminded(int times) {
        return log.count("saga_entry where convert_from(serialized_saga, 'UTF8')::json ->> 'times' = '" + times + "'");
    }

    private void handle(Stream<Object> events) {
        List<EventMessage<?>> messages =
                events.<EventMessage<?>>map(GenericEventMessage::asEventMessage).toList();
        var batch = new BatchingUnitOfWork<>(messages);
        batch.attachTransaction(transactions);
        var result = batch.executeWithResult(() -> {
            sagas.handle(batch.getMessage(), Segment.ROOT_SEGMENT);
            return null;
        });
        assertThat(result.isExceptional()).isFalse();
    }

    /** Which goods' deadline fails. */
    interface Breaking {
        String goods();
    }

    /** Public because Axon makes sagas by reflection. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    public static final class Reminding {
        static final Duration AFTER = Duration.ofHours(1);

        @SuppressWarnings("UnusedVariable") // read in the database
        private int times;

        @StartSaga
        @SagaEventHandler(associationProperty = "goods")
        void on(GoodsCreated event, DeadlineManager deadlines) {
            deadlines.schedule(NOON.plus(AFTER), "remind", event.goods().value());
        }

        @DeadlineHandler(deadlineName = "remind")
        void remind(String goods, DeadlineManager deadlines, Breaking breaking) {
            times++;
            if (times == 1) deadlines.schedule(NOON.plus(AFTER.multipliedBy(2)), "remind", goods);
            else SagaLifecycle.end();
            if (goods.equals(breaking.goods())) throw new IllegalStateException("broken");
        }

        @EndSaga
        @SagaEventHandler(associationProperty = "goods")
        void on(GoodsDeactivated event) {
            times = -1;
        }
    }
}
