package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.eventlog.Total.State.Counted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever is told of an event asks about it, where the tail has it. */
class TellingFromTheTailTest {
    private static final Total RULES = new Total();

    private final ALog log = new ALog();
    private final Serializer events = new Serialization().eventSerializer(new EventNames(EventFamily.ALL));
    private final HeldEvents held = new HeldEvents(LogTail.EVENTS_HELD);
    private final GroupAppender appender = log.appender();
    private final LogTail tail = new LogTail(log.engine(appender), held, new LogSignal(), Duration.ofMillis(10));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StateMeters meters = new StateMeters(registry);
    private final SnapshotTaker snapshots = new SnapshotTaker(new Snapshots(log.sql()), meters);
    private final History history = new History(
            log.sql(),
            events,
            new States(new StreamReader(log.sql(), events), new Memory(10, registry), snapshots, meters),
            held);

    private final GoodsId goods =
            GoodsId.derive(MerchantId.derive("shop"), UUID.randomUUID().toString());

    @AfterEach
    void close() {
        snapshots.close();
        tail.close();
        appender.close();
    }

    @Test
    void is_told_all_that_led_to_it_without_reading_the_log() {
        follow();
        append(created(0), repriced(1), repriced(2));
        var all = history.of(goods);
        awaitTail(3);
        loseTheLog();

        for (var event : all) assertThat(history.reaching(event.id(), goods)).isEqualTo(all);
    }

    @Test
    void is_told_by_the_log_what_the_tail_has_not_from_the_beginning() {
        append(created(0));
        follow();
        append(repriced(1));
        awaitTail(2);

        var all = history.of(goods);
        assertThat(history.reaching(all.getLast().id(), goods)).hasSize(2).isEqualTo(all);
    }

    @Test
    void is_told_by_the_log_of_an_event_that_the_tail_has_not_come_to() {
        append(created(0), repriced(1));
        var all = history.of(goods);

        assertThat(history.reaching(all.getFirst().id(), goods)).isEqualTo(all);
    }

    @Test
    void learns_how_things_stood_at_it_without_reading_the_log() {
        follow();
        append(created(0), repriced(1));
        awaitTail(2);
        assertThat(at(2)).isEqualTo(new Counted(1, 1, false));
        append(repriced(2), repriced(3));
        awaitTail(4);
        loseTheLog();

        assertThat(at(3)).isEqualTo(new Counted(2, 2, false));
        assertThat(at(4)).isEqualTo(new Counted(3, 3, false));
    }

    @Test
    void knows_what_this_process_did_and_asks_only_for_what_it_does_not_remember() {
        append(created(0), repriced(1));
        assertThat(history.known(goods, RULES)).isEqualTo(new Counted(1, 1, false));
        append(repriced(2));

        assertThat(history.known(goods, RULES)).isEqualTo(new Counted(1, 1, false));
        assertThat(history.fold(goods, RULES)).isEqualTo(new Counted(2, 2, false));
        assertThat(history.known(goods, RULES)).isEqualTo(new Counted(2, 2, false));
    }

    private Total.State at(long position) {
        return history.fold(goods, RULES, new Until.Position(position));
    }

    private void follow() {
        tail.follow(() -> {});
        await().until(() -> tail.newest() >= 0);
    }

    private void awaitTail(long position) {
        await().until(() -> tail.newest() >= position);
    }

    private void loseTheLog() {
        log.sql().sql("delete from event_log.event").update();
    }

    private void append(NewEvent... appended) {
        appender.append(List.of(appended));
    }

    private NewEvent created(long sequence) {
        return event(sequence, "order.goods-created/1", """
                {"goods":"%s","merchant":"%s","name":"Pass","price":{"amount":"9","asset":"USD/2"},
                 "at":"2026-01-01T12:00:00Z"}
                """.formatted(goods, MerchantId.derive("shop")));
    }

    private NewEvent repriced(long sequence) {
        return event(sequence, "order.goods-price-changed/1", """
                {"goods":"%s","price":{"amount":"1","asset":"USD/2"},"version":%d,"at":"2026-01-01T12:00:00Z"}
                """.formatted(goods, sequence));
    }

    private NewEvent event(long sequence, String name, String payload) {
        return new NewEvent(
                goods.value(), sequence, name, UUID.randomUUID().toString(), payload, "{\"actor\":\"somebody\"}");
    }
}
