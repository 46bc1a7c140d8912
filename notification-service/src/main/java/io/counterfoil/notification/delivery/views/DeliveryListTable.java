package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each change is one statement, and says whose turn it is because of it. */
@Component
class DeliveryListTable {
    /** It is not ordered, or no notice of its order, or its channel, that came before it waits at its endpoint. */
    static final String ITS_TURN = """
            (not mine.ordered or not exists (
                select from delivery_list earlier
                 where earlier.endpoint = mine.endpoint and earlier.about = mine.about
                   and earlier.state = 'waiting' and earlier.ordered and earlier.sequence < mine.sequence))
            """;
    /** Of those that wait for notices of the same thing to come to an end. */
    private static final String WHOSE_TURN = """
            (select next.delivery from delivery_list next
              where mine.ordered and next.endpoint = mine.endpoint and next.about = mine.about
                and next.state = 'waiting' and next.ordered and next.delivery <> mine.delivery
              order by next.sequence limit 1)
            """;

    private final JdbcClient sql;

    DeliveryListTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Gives the notice its number among its endpoint's, the next one. */
    Optional<DeliveryId> open(DeliveryDue event, long position) {
        @Nullable Id about = event.order() == null ? event.channel() : event.order();
        return sql.sql("""
                insert into delivery_list as mine
                       (delivery, position, merchant, endpoint, sequence, about, kind, event, ordered, state, attempts,
                        next_at, open_since, created_at)
                values (:delivery, :position, :merchant, :endpoint,
                        (select coalesce(max(sequence), 0) + 1 from delivery_list where endpoint = :endpoint),
                        :about, :kind, :event, :ordered, 'waiting', 0, :at, :at, :at)
                    on conflict (delivery) do nothing
                returning case when\s""" + ITS_TURN + "then delivery end")
                .param("delivery", event.delivery().value())
                .param("position", position)
                .param("merchant", event.merchant().value())
                .param("endpoint", event.endpoint().value())
                .param("about", about == null ? null : about.value())
                .param("kind", event.kind())
                .param("event", event.event())
                .param("ordered", event.ordered())
                .param("at", Timestamp.from(event.at()))
                .query((row, _) -> delivery(row.getString(1)))
                .optional()
                .flatMap(due -> due);
    }

    void fail(DeliveryFailed event) {
        sql.sql("""
                update delivery_list set attempts = :attempts, failure = :failure, next_at = :next
                 where delivery = :delivery
                """)
                .param("attempts", event.attempt())
                .param("failure", event.outcome().failure())
                .param("next", timestamp(event.next()))
                .param("delivery", event.delivery().value())
                .update();
    }

    /** Its endpoint fails no more; one that was disabled for it stays so until it is said to have recovered. */
    Optional<DeliveryId> deliver(Delivered event) {
        return sql.sql("""
                with failed_no_more as (delete from failing_endpoint where endpoint = ? and disabled_at is null)
                update delivery_list mine
                   set state = 'delivered', attempts = ?, failure = null, next_at = null, open_since = null
                 where delivery = ?
                returning\s""" + WHOSE_TURN)
                .params(
                        event.endpoint().value(),
                        event.attempt(),
                        event.delivery().value())
                .query((row, _) -> delivery(row.getString(1)))
                .optional()
                .flatMap(due -> due);
    }

    Optional<DeliveryId> exhaust(DeliveryExhausted event) {
        return sql.sql("""
                update delivery_list mine
                   set state = 'exhausted', failure = coalesce(:unsent, failure), next_at = null, open_since = null
                 where delivery = :delivery
                returning\s""" + WHOSE_TURN)
                .param("unsent", event.unsent())
                .param("delivery", event.delivery().value())
                .query((row, _) -> delivery(row.getString(1)))
                .optional()
                .flatMap(due -> due);
    }

    Optional<DeliveryId> reopen(RedeliveryRequested event) {
        var at = Timestamp.from(event.at());
        return sql.sql("""
                update delivery_list mine set state = 'waiting', next_at = ?, open_since = coalesce(open_since, ?)
                 where delivery = ?
                returning case when\s""" + ITS_TURN + "then delivery end")
                .params(at, at, event.delivery().value())
                .query((row, _) -> delivery(row.getString(1)))
                .optional()
                .flatMap(due -> due);
    }

    void clear() {
        sql.sql("truncate delivery_list").update();
    }

    private static Optional<DeliveryId> delivery(@Nullable String id) {
        return Optional.ofNullable(id).map(DeliveryId::new);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
