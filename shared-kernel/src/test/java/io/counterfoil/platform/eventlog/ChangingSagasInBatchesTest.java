package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelSettled;
import io.counterfoil.kernel.channel.ChannelEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Voucher;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
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
    private static final Configuration AXON =
            DefaultConfigurer.defaultConfiguration().buildConfiguration();

    private final ALog log = new ALog();
    private final Node here = new Node();
    private final Node elsewhere = new Node();
    private final ChannelId channel = newChannel();

    @Test
    void keeps_what_a_batch_has_made_of_them() {
        here.handle(opened(channel), redeemed(channel));
        here.handle(redeemed(channel), redeemed(channel));

        assertThat(vouchers()).containsExactly(3);
        here.handle(redeemed(channel), settled(channel));
        assertNothingIsLeft();
    }

    @Test
    void leaves_nothing_of_one_that_begins_and_ends_in_one_batch() {
        here.handle(opened(channel), redeemed(channel), settled(channel));
        assertNothingIsLeft();
    }

    @Test
    void keeps_the_new_one_where_one_ends_and_another_begins_in_one_batch() {
        here.handle(opened(channel), redeemed(channel));
        here.handle(redeemed(channel), settled(channel), opened(channel), redeemed(channel));

        assertThat(vouchers()).containsExactly(1);
        here.handle(redeemed(channel));
        assertThat(vouchers()).containsExactly(2);
    }

    @Test
    void leaves_all_as_it_was_where_the_batch_is_undone() {
        var other = newChannel();
        here.handle(opened(channel), redeemed(channel));
        assertThatIllegalStateException()
                .isThrownBy(() -> here.handle(redeemed(channel), opened(other), settled(channel), failure()));
        assertThat(vouchers()).containsExactly(1);

        here.handle(redeemed(channel), opened(other), redeemed(other));
        assertThat(vouchers()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void keeps_it_too_where_the_last_event_is_about_none() {
        here.handle(opened(channel), redeemed(channel), nothing());
        here.handle(redeemed(channel), nothing());

        assertThat(vouchers()).containsExactly(2);
        here.handle(settled(channel), nothing());
        assertNothingIsLeft();
    }

    @Test
    void does_not_bring_back_what_another_process_ends_meanwhile() {
        var other = newChannel();
        here.handle(opened(channel), opened(other));
        here.handle(redeemed(other), elsewhere(() -> elsewhere.handle(settled(channel))), redeemed(channel));

        assertThat(vouchers()).containsExactly(1);
    }

    @Test
    void loses_nothing_that_another_process_changes_at_the_same_moment() {
        here.handle(opened(channel));
        var meanwhile = new AtomicReference<CompletableFuture<Void>>();
        elsewhere.handle(redeemed(channel), new Meanwhile(() -> {
            meanwhile.set(CompletableFuture.runAsync(() -> here.handle(redeemed(channel))));
            await().until(() -> log.count("pg_locks where not granted") > 0);
        }));

        meanwhile.get().join();
        assertThat(vouchers()).containsExactly(2);
    }

    private void assertNothingIsLeft() {
        assertThat(log.count("saga_entry")).isZero();
        assertThat(log.count("association_value_entry")).isZero();
    }

    private List<Integer> vouchers() {
        assertThat(log.count("association_value_entry")).isEqualTo(log.count("saga_entry"));
        return log.sql()
                .sql("select convert_from(serialized_saga, 'UTF8')::json ->> 'vouchers' from saga_entry")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private static ChannelId newChannel() {
        return ChannelId.derive(UUID.randomUUID().toString());
    }

    private static ChannelOpened opened(ChannelId channel) {
        return new ChannelOpened(channel, ONE, NOON);
    }

    private static VoucherRedeemed redeemed(ChannelId channel) {
        return new VoucherRedeemed(channel, new Voucher(1, 1, ONE), ONE, NOON);
    }

    private static ChannelSettled settled(ChannelId channel) {
        return new ChannelSettled(channel, ONE, ONE, NOON);
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
        private int vouchers;

        @StartSaga
        @SagaEventHandler(associationProperty = "channel")
        void on(ChannelOpened event) {
            vouchers = 0;
        }

        @SagaEventHandler(associationProperty = "channel")
        void on(VoucherRedeemed event) {
            vouchers++;
        }

        @EndSaga
        @SagaEventHandler(associationProperty = "channel")
        void on(ChannelSettled event) {
            vouchers = 0;
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
