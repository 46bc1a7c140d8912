package io.counterfoil.order.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OpenVerificationTable {
    /** As {@link VerificationTerms#next(int, Instant, Instant)} says of the first round. */
    private static final String BEGIN_ANEW = """
             rounds = 0, due_at = case when :at < expires_at and :next > expires_at then expires_at else :next end
             where order_id = :order
            """;

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

    void start(AttemptStarted event) {
        var number = event.attempt().number().value();
        sql.sql("update open_verification set unsettled = array_append(array_remove(unsettled, :number), :number),"
                        + BEGIN_ANEW)
                .param("number", number)
                .param("at", Timestamp.from(event.at()))
                .param("next", Timestamp.from(terms.unbounded(0, event.at())))
                .param("order", event.order().value())
                .update();
    }

    /** An attempt is to be paid from now on: the schedule begins anew. */
    void due(OrderId order, Instant chosenAt) {
        sql.sql("update open_verification set" + BEGIN_ANEW)
                .param("at", Timestamp.from(chosenAt))
                .param("next", Timestamp.from(terms.unbounded(0, chosenAt)))
                .param("order", order.value())
                .update();
    }

    /** The attempt cannot be paid any more. An order that is over and has no other is not asked about again. */
    void settle(OrderId order, AttemptNo attempt) {
        sql.sql("update open_verification set unsettled = array_remove(unsettled, ?) where order_id = ?")
                .params(attempt.value(), order.value())
                .update();
        removeSettled(order);
    }

    private void removeSettled(OrderId order) {
        sql.sql("delete from open_verification where order_id = ? and over_at is not null and unsettled = '{}'")
                .param(order.value())
                .update();
    }

    /** An order that is over is asked about until nothing can come any more. */
    void asked(ProviderAsked event) {
        dueNext(event).filter(times -> isOver(event, times)).ifPresent(_ -> remove(event.order()));
    }

    private boolean isOver(ProviderAsked event, Times times) {
        var overAt = times.overAt();
        return overAt != null && Verification.isOver(event, terms.payableUntil(overAt, times.expiresAt()));
    }

    private record Times(Instant expiresAt, @Nullable Instant overAt) {}

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * As {@link VerificationTerms#next(ProviderAsked, Instant)} says. Answers from before the order was over put off nothing
     * that its end is waiting for.
     */
    private Optional<Times> dueNext(ProviderAsked event) {
        return sql.sql("""
                update open_verification as open
                   set rounds = :rounds,
                       due_at = case when over_at is not null and due_at > :at then least(due_at, asked.next) else asked.next end
                  from (select order_id, case when :at < expires_at and (:nobody or :next > expires_at) then expires_at
                                              else :next end as next
                          from open_verification where order_id = :order) as asked
                 where open.order_id = asked.order_id
                returning expires_at, over_at
                """)
                .param("rounds", event.round())
                .param("at", Timestamp.from(event.at()))
                .param("nobody", event.answers().isEmpty())
                .param("next", Timestamp.from(terms.unbounded(event.round(), event.at())))
                .param("order", event.order().value())
                .query((row, _) ->
                        new Times(row.getTimestamp("expires_at").toInstant(), instant(row.getTimestamp("over_at"))))
                .optional();
    }

    void pay(OrderPaid event) {
        over(event.order(), event.at(), event.at());
        settle(event.order(), event.attempt());
    }

    void close(OrderClosed event) {
        over(event.order(), event.at(), event.at().plus(terms.afterClosing()));
        removeSettled(event.order());
    }

    private void over(OrderId order, Instant at, Instant dueAt) {
        sql.sql("update open_verification set over_at = ?, due_at = ? where order_id = ?")
                .params(Timestamp.from(at), Timestamp.from(dueAt), order.value())
                .update();
    }

    void giveUp(VerificationGivenUp event) {
        sql.sql("update open_verification set given_up_at = ? where order_id = ?")
                .params(Timestamp.from(event.at()), event.order().value())
                .update();
    }

    void resume(VerificationResumed event) {
        sql.sql("update open_verification set given_up_at = null, rounds = 0, due_at = ? where order_id = ?")
                .params(Timestamp.from(event.at()), event.order().value())
                .update();
    }

    private void remove(OrderId order) {
        sql.sql("delete from open_verification where order_id = ?")
                .param(order.value())
                .update();
    }

    /**
     * Marks the orders whose asking is overdue and in nobody's hands, and names them. Those that were marked before come
     * last, so that some that cannot be helped never hide others.
     */
    List<String> sweep(Instant now, Instant overdueSince, int most) {
        return sql
                .sql("""
                update open_verification set swept_at = ?
                 where order_id in (
                       select order_id from open_verification
                        where due_at < ? and given_up_at is null
                          and not exists (select from outbound_call where kind = ? and subject = order_id)
                        order by swept_at nulls first, due_at
                        limit ?
                          for update skip locked)
                returning order_id
                """)
                .params(Timestamp.from(now), Timestamp.from(overdueSince), AskProviderLine.KIND, most)
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
