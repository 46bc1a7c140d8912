package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsPriceChanged;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ChangingSagasInBatchesTest {
    private static final Money ONE = Money.of(1, new Asset("USD", 2));
    private static final MerchantId SHOP = MerchantId.derive("shop");
    private static final Configuration AXON =
            DefaultConfigurer.defaultConfiguration().buildConfiguration();

    private final ALog log = new ALog();
    private final Node here = new Node();
    private final Node elsewhere = new Node();
    private final GoodsId goods = newGoods();

    @Test
    void keeps_what_a_batch_has_made_of_them() {
        here.handle(created(goods), repriced(goods));
        here.handle(repriced(goods), repriced(goods));

        assertThat(prices()).containsExactly(3);
        here.handle(repriced(goods), deactivated(goods));
        assertNothingIsLeft();
    }

    @Test
    void leaves_nothing_of_one_that_begins_and_ends_in_one_batch() {
        here.handle(created(goods), repriced(goods), deactivated(goods));
        assertNothingIsLeft();
    }

    @Test
    void keeps_the_new_one_where_one_ends_and_another_begins_in_one_batch() {
        here.handle(created(goods), repriced(goods));
        here.handle(repriced(goods), deactivated(goods), created(goods), repriced(goods));

        assertThat(prices()).containsExactly(1);
        here.handle(repriced(goods));
        assertThat(prices()).containsExactly(2);
    }

    @Test
    void leaves_all_as_it_was_where_the_batch_is_undone() {
        var other = newGoods();
        here.handle(created(goods), repriced(goods));
        assertThatIllegalStateException()
                .isThrownBy(() -> here.handle(repriced(goods), created(other), deactivated(goods), failure()));
        assertThat(prices()).containsExactly(1);

        here.handle(repriced(goods), created(other), repriced(other));
        assertThat(prices()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void keeps_it_too_where_the_last_event_is_about_none() {
        here.handle(created(goods), repriced(goods), nothing());
        here.handle(repriced(goods), nothing());

        assertThat(prices()).containsExactly(2);
        here.handle(deactivated(goods), nothing());
        assertNothingIsLeft();
    }

    @Test
    void does_not_bring_back_what_another_process_ends_meanwhile() {
        var other = newGoods();
        here.handle(created(goods), created(other));
        here.handle(repriced(other), elsewhere(() -> elsewhere.handle(deactivated(goods))), repriced(goods));

        assertThat(prices()).containsExactly(1);
    }

    @Test
    void loses_nothing_that_another_process_changes_at_the_same_moment() {
        here.handle(created(goods));
        var meanwhile = new AtomicReference<CompletableFuture<Void>>();
        elsewhere.handle(repriced(goods), new Meanwhile(() -> {
            meanwhile.set(CompletableFuture.runAsync(() -> here.handle(repriced(goods))));
            await().until(() -> log.count("pg_locks where not granted") > 0);
        }));

        meanwhile.get().join();
        assertThat(prices()).containsExactly(2);
    }

    private void assertNothingIsLeft() {
        assertThat(log.count("saga_entry")).isZero();
        assertThat(log.count("association_value_entry")).isZero();
    }

    private List<Integer> prices() {
        assertThat(log.count("association_value_entry")).isEqualTo(log.count("saga_entry"));
        return log.sql()
                .sql("select convert_from(serialized_saga, 'UTF8')::json ->> 'prices' from saga_entry")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private static GoodsId newGoods() {
        return GoodsId.derive(SHOP, UUID.randomUUID().toString());
    }

    private static GoodsCreated created(GoodsId goods) {
        return new GoodsCreated(goods, SHOP, "Pass", ONE, NOON);
    }

    private static GoodsPriceChanged repriced(GoodsId goods) {
        return new GoodsPriceChanged(goods, ONE, 2, NOON);
    }

    private static GoodsDeactivated deactivated(GoodsId goods) {
        return new GoodsDeactivated(goods, NOON);
    }

    /** Something that happens while a batch is handled, and concerns no saga. */
    private record Meanwhile(Runnable what) {}

    private static Meanwhile elsewhere(Runnable what) {
        return new Meanwhile(() -> CompletableFuture.runAsync(what).join());
    }

    private static Meanwhile nothing() {
        return new Meanwhile(() -> {});
    }

    private static Meanwhile failure() {
        return new Meanwhile(() -> {
            throw new IllegalStateException("an event cannot be handled");
        });
    }

    /** Public because Axon makes sagas by reflection. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    public static final class Counting {
        @SuppressWarnings("UnusedVariable") // read in the database
        private int prices;

        @StartSaga
        @SagaEventHandler(associationProperty = "goods")
        void on(GoodsCreated event) {
            prices = 0;
        }

        @SagaEventHandler(associationProperty = "goods")
        void on(GoodsPriceChanged event) {
            prices++;
        }

        @EndSaga
        @SagaEventHandler(associationProperty = "goods")
        void on(GoodsDeactivated event) {
            prices = 0;
        }
    }

    /** A process with the saga. */
    private final class Node {
        private final SpringTransactionManager transactions =
                new SpringTransactionManager(new JdbcTransactionManager(log.database()));
        private final AnnotatedSagaManager<Counting> sagas = AnnotatedSagaManager.<Counting>builder()
                .sagaType(Counting.class)
                .sagaFactory(Counting::new)
                .sagaRepository(AnnotatedSagaRepository.<Counting>builder()
                        .sagaType(Counting.class)
                        .sagaStore(table())
                        .build())
                .build();

        private SagaTable table() {
            var general = new Serialization().generalSerializer();
            var stock = JdbcSagaStore.builder()
                    .connectionProvider(new SpringDataSourceConnectionProvider(log.database()))
                    .sqlSchema(new PostgresSagaSqlSchema(Tables.SAGAS))
                    .serializer(general);
            var models = new SagaModels(new ObjectProvider<>() {
                @Override
                public Configuration getObject() {
                    return AXON;
                }
            });
            return new SagaTable(stock, new JdbcTemplate(log.database()), general, models::associations);
        }

        void handle(Object... events) {
            List<? extends EventMessage<?>> messages = Arrays.stream(events)
                    .map(GenericEventMessage::asEventMessage)
                    .toList();
            var batch = new BatchingUnitOfWork<EventMessage<?>>(List.copyOf(messages));
            batch.attachTransaction(transactions);
            var result = batch.executeWithResult(() -> {
                handle(batch.getMessage());
                return null;
            });
            if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException failure) throw failure;
        }

        private void handle(EventMessage<?> event) throws Exception {
            if (event.getPayload() instanceof Meanwhile meanwhile)
                meanwhile.what().run();
            else sagas.handle(event, Segment.ROOT_SEGMENT);
        }
    }
}
