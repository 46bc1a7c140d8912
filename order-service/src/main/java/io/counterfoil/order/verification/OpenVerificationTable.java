package io.counterfoil.order.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OpenVerificationTable {
    private final JdbcClient sql;
    private final VerificationTerms terms;

    OpenVerificationTable(JdbcClient sql, VerificationTerms terms) {
        this.sql = sql;
        this.terms = terms;
    }

    void open(OrderPlaced event) {
        sql.sql("""
                insert into open_verification (order_id, expires_at, due_at) values (?, ?, ?)
                    on conflict do nothing
                """)
                .params(
                        event.order().value(),
                        Timestamp.from(event.expiresAt()),
                        Timestamp.from(terms.next(0, event.at(), event.expiresAt())))
                .update();
    }

    /** A closed order is asked about until nothing can come any more. */
    void asked(ProviderAsked event) {
        var order = event.order().value();
        sql.sql("select expires_at, closed_at from open_verification where order_id = ?")
                .param(order)
                .query((row, _) ->
                        new Times(row.getTimestamp("expires_at").toInstant(), instant(row.getTimestamp("closed_at"))))
                .optional()
                .ifPresent(times -> asked(event, times));
    }

    private void asked(ProviderAsked event, Times times) {
        var order = event.order();
        var over = terms.payableUntil(times.closedAt(), times.expiresAt());
        if (times.closedAt() != null && Verification.isOver(event.answers(), event.at(), over)) remove(order);
        else due(order.value(), event.round(), terms.next(event.round(), event.at(), times.expiresAt()));
    }

    private record Times(Instant expiresAt, @Nullable Instant closedAt) {}

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private void due(String order, int rounds, Instant at) {
        sql.sql("update open_verification set rounds = ?, due_at = ? where order_id = ?")
                .params(rounds, Timestamp.from(at), order)
                .update();
    }

    void close(OrderClosed event) {
        sql.sql("update open_verification set closed_at = ?, due_at = ? where order_id = ?")
                .params(
                        Timestamp.from(event.at()),
                        Timestamp.from(event.at().plus(terms.afterClosing())),
                        event.order().value())
                .update();
    }

    void giveUp(VerificationGivenUp event) {
        sql.sql("update open_verification set given_up_at = ? where order_id = ?")
                .params(Timestamp.from(event.at()), event.order().value())
                .update();
    }

    void resume(VerificationResumed event) {
        sql.sql("update open_verification set given_up_at = null, due_at = ? where order_id = ?")
                .params(Timestamp.from(event.at()), event.order().value())
                .update();
    }

    void remove(OrderId order) {
        sql.sql("delete from open_verification where order_id = ?")
                .param(order.value())
                .update();
    }

    /** The orders whose asking is overdue and in nobody's hands, the longest overdue first. */
    List<String> overdue(Instant since, int most) {
        return sql
                .sql("""
                select order_id from open_verification
                 where due_at < ? and given_up_at is null
                   and not exists (select from outbound_call where kind = ? and subject = order_id)
                 order by due_at limit ?
                """)
                .params(Timestamp.from(since), AskProviderLine.KIND, most)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    Page<Row> page(boolean givenUp, PageRequest page) {
        var rows = sql.sql("""
                select * from open_verification
                 where (given_up_at is not null or not :givenUp) and (:after::text is null or order_id > :after)
                 order by order_id
                 limit :rows
                """)
                .param("givenUp", givenUp)
                .param("after", page.after().orElse(null))
                .param("rows", page.rows())
                .query((row, _) -> new Row(
                        row.getString("order_id"),
                        row.getInt("rounds"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        instant(row.getTimestamp("given_up_at"))))
                .list();
        return Page.of(page, rows, Row::order);
    }

    /**
     * An order whose provider is still to be asked.
     *
     * @param rounds how often it has been asked
     * @param dueAt when it is to be asked next
     * @param givenUpAt since when it waits for a person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String order,
            int rounds,
            Instant dueAt,
            Instant expiresAt,
            @Nullable Instant givenUpAt) {}

    long givenUp() {
        return sql.sql("select count(*) from open_verification where given_up_at is not null")
                .query(Long.class)
                .single();
    }

    void clear() {
        sql.sql("truncate open_verification").update();
    }
}
