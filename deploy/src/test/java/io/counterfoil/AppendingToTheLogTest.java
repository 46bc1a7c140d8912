package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static io.counterfoil.PaidChannel.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Counterfoil.class)
class AppendingToTheLogTest {
    @Autowired
    private EventStorageEngine log;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @Qualifier("eventSerializer") private Serializer events;

    /** With positions from a sequence the second would be read first, and the reader would never look back. */
    @Test
    void loses_nothing_to_a_reader_when_a_slow_transaction_commits_late() {
        var start = log.createHeadToken();
        var slow = newChannel();
        var quick = newChannel();
        try (var others = Executors.newCachedThreadPool()) {
            var second = transaction.execute(_ -> {
                appendInThisTransaction(slow);
                var waiting = CompletableFuture.runAsync(() -> log.appendEvents(message(quick, 0)), others);
                await().until(() -> count("pg_locks where locktype = 'advisory' and not granted") == 1);
                var readable = CompletableFuture.supplyAsync(
                        () -> log.readEvents(start, false).count(), others);
                assertThat(readable.join()).isZero();
                return waiting;
            });
            second.join();
        }
        assertThat(log.readEvents(start, false).map(event -> ((ChannelOpened) event.getPayload()).channel()))
                .containsExactly(slow, quick);
    }

    @Test
    void leaves_no_hole_where_a_transaction_was_rolled_back() {
        transaction.executeWithoutResult(rolledBack -> {
            appendInThisTransaction(newChannel());
            rolledBack.setRollbackOnly();
        });
        log.appendEvents(message(newChannel(), 0));

        assertThat(positions()).containsExactlyElementsOf(fromOne());
    }

    /** What differs from Axon's own engines: see docs/decisions/0012. */
    @Test
    void is_durable_before_the_callers_transaction_ends_and_stays_when_it_is_rolled_back() {
        var channel = newChannel();
        transaction.executeWithoutResult(rolledBack -> {
            log.appendEvents(message(channel, 0));
            rolledBack.setRollbackOnly();
        });
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(0L);
    }

    @Test
    void gives_positions_without_gaps_to_two_processes_at_once(@Autowired ApplicationContext here) {
        int before = positions().size();
        try (var other = AnotherProcess.beside(here)) {
            var gateways = List.of(here.getBean(CommandGateway.class), other.getBean(CommandGateway.class));
            var all = IntStream.range(0, 100)
                    .mapToObj(i ->
                            CompletableFuture.runAsync(() -> gateways.get(i % 2).sendAndWait(open(newChannel()))))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertThat(positions()).hasSize(before + 100).containsExactlyElementsOf(fromOne());
        assertThat(count("(select recorded_at < lag(recorded_at) over (order by position) as back"
                        + " from event_log.event) as log where back"))
                .isZero();
    }

    @Test
    void is_a_conflict_where_the_place_in_the_stream_is_taken() {
        var channel = newChannel();
        log.appendEvents(message(channel, 0), message(channel, 1));

        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> log.appendEvents(message(channel, 0)));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> log.appendEvents(message(channel, 1)));
    }

    @Test
    void is_no_conflict_where_something_else_is_wrong() {
        var event = message(newChannel(), 0);
        var unstorable = new GenericDomainEventMessage<>("channel", "zero\u0000", 0, event.getPayload());
        assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> log.appendEvents(unstorable));
    }

    @Test
    void stores_all_or_nothing_over_several_streams() {
        var first = newChannel();
        var second = newChannel();
        log.appendEvents(message(second, 0));

        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> log.appendEvents(message(first, 0), message(second, 0)));
        assertThat(log.readEvents(first.value()).asStream()).isEmpty();
    }

    @Test
    void takes_nothing_that_belongs_to_no_stream() {
        var loose = GenericEventMessage.asEventMessage(opened(newChannel()));
        assertThat(Stream.of(loose))
                .allSatisfy(event -> assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(() -> log.appendEvents(event)));
    }

    @Test
    void reads_a_long_stream_whole() {
        var channel = newChannel();
        log.appendEvents(
                LongStream.range(0, 201).mapToObj(i -> message(channel, i)).toList());

        assertThat(log.readEvents(channel.value()).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(LongStream.range(0, 201).boxed().toList());
        assertThat(log.readEvents(channel.value(), 200).asStream()).hasSize(1);
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(200L);
        assertThat(log.lastSequenceNumberFor(newChannel().value())).isEmpty();
    }

    @Test
    void leaves_json_that_psql_can_query() {
        var channel = newChannel();
        log.appendEvents(message(channel, 0));

        assertThat(sql.sql("""
                        select concat_ws(' ', payload::jsonb ->> 'at', payload::jsonb #>> '{deposit,amount}')
                          from event_log.event where stream = ? and sequence = 0
                        """).param(channel.value()).query(String.class).single())
                .isEqualTo("2026-01-01T12:00:00Z 100");
    }

    /** As another process would that is slow to commit. */
    private void appendInThisTransaction(ChannelId channel) {
        sql.sql("""
                select event_log.append(now(), array[?], array[0], array['channel.opened/1'],
                                        array[gen_random_uuid()::text], array[?], array['{}'])
                """)
                .params(channel.value(), payload(channel))
                .query((_, _) -> true)
                .single();
    }

    private String payload(ChannelId channel) {
        return events.serialize(opened(channel), String.class).getData();
    }

    private static DomainEventMessage<?> message(ChannelId channel, long sequence) {
        return new GenericDomainEventMessage<>("channel", channel.value(), sequence, opened(channel));
    }

    private List<Long> positions() {
        return sql.sql("select position from event_log.event order by position")
                .query((row, _) -> row.getLong("position"))
                .list();
    }

    private List<Long> fromOne() {
        return LongStream.rangeClosed(1, positions().size()).boxed().toList();
    }

    private long count(String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }
}
