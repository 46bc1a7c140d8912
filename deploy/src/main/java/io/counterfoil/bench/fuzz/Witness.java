package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Log;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the log says of it afterwards, in plain SQL. */
record Witness(Log log, Findings findings) {
    /** What happens by itself: time goes on, and notices are under way. */
    private static final String BY_THEMSELVES = """
            name like 'order.provider-asked/%' or name like 'order.delivery-acknowledged/%' or name like 'process.%'
                or name like 'notification.deliver%'""";

    /** Events that somebody has asked for. */
    long askedFor() {
        return log.number("select count(*) from event_log.event where not (" + BY_THEMSELVES + ")");
    }

    long position() {
        return log.number("select coalesce(max(position), 0) from event_log.event");
    }

    /** @param before what had been asked for before strangers came */
    void requireUnmoved(long before) {
        var more = askedFor() - before;
        findings.require(more == 0, "strangers have appended", more + " events");
    }

    /** @param requests ids of those that came without a valid key */
    void requireNoneOf(Set<String> requests, long from) {
        var caused = log.rows(
                (row, _) -> new Event(row.getLong(1), row.getString(2), row.getString(3)),
                "select position, name, metadata::jsonb ->> 'correlation' from event_log.event where position > ?",
                from);
        for (var event : caused) {
            findings.require(
                    event.request() == null || !requests.contains(event.request()),
                    "a stranger has caused",
                    event.toString());
        }
    }

    void requireUnpaid(List<String> orders) {
        for (var order : orders) {
            var payments = log.texts("""
                    select name || ' ' || payload from event_log.event
                     where stream = ? and name ~ '^order.(paid|late-payment-received|double-payment-received)/'
                    """, order);
            findings.require(
                    payments.isEmpty(),
                    "paid by a message that nobody has signed, or that said otherwise",
                    order + " " + payments);
        }
    }

    void requirePaidOnce() {
        var twice = log.texts(
                "select stream from event_log.event where name = 'order.paid/1' group by stream having count(*) > 1");
        findings.require(twice.isEmpty(), "paid more than once", twice.toString());
        var gaps = log.number("select max(position) - count(*) from event_log.event");
        findings.require(gaps == 0, "positions are missing in the log", gaps + " of them");
    }

    private record Event(
            long position, String name, @Nullable String request) {}
}
