package io.counterfoil.bench.world;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.counterfoil.bench.world.Ledger.Taking;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the provider took, beside what the log says of it. */
public record Books(Log log, Findings findings) {
    private static final String RECORDED = "name ~ '^order.(paid|late-payment-received|double-payment-received)/'";

    /** @param taken everything that the provider took: each of it is recorded here once, as paid or as owed */
    public void requireSame(Collection<Taking> taken) {
        var there = byAttempt(taken);
        var here = byAttempt(recorded());
        there.forEach((attempt, takings) -> findings.require(
                takings.equals(here.getOrDefault(attempt, List.of())),
                "not recorded here as it was taken there",
                takings + " is here " + here.get(attempt)));
        here.keySet().removeAll(there.keySet());
        findings.require(here.isEmpty(), "recorded here and never taken", here.toString());
    }

    public long recordedCount() {
        return log.number("select count(*) from event_log.event where " + RECORDED);
    }

    private List<Taking> recorded() {
        return log.rows(
                (row, _) -> new Taking(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                """
                select payload::jsonb #>> '{receipt,provider}', payload::jsonb ->> 'attempt',
                       payload::jsonb #>> '{receipt,transaction}', payload::jsonb #>> '{receipt,amount,amount}',
                       payload::jsonb #>> '{receipt,amount,asset}'
                  from event_log.event where""" + " " + RECORDED);
    }

    private static Map<String, List<Taking>> byAttempt(Collection<Taking> takings) {
        return takings.stream().collect(groupingBy(Taking::attempt, TreeMap::new, toList()));
    }

    /** The log's own order, and nothing that a view could not take. */
    public void requireWhole() {
        requireGapless();
        var parked = log.number("select count(*) from dead_letter_entry");
        findings.require(parked == 0, "events are parked", parked + " of them");
    }

    /** Nothing is missing, in the whole and in each stream. */
    public void requireGapless() {
        var gaps = log.number("select coalesce(max(position), 0) - count(*) from event_log.event");
        findings.require(gaps == 0, "positions are missing", gaps + " of them");
        var torn = log.texts("""
                select stream from event_log.event group by stream
                having min(sequence) <> 0 or max(sequence) <> count(*) - 1
                """);
        findings.require(torn.isEmpty(), "streams with holes", torn.toString());
    }

    /** Orders that are paid, by their ids. */
    public List<String> paidOrders() {
        return log.texts("select stream from event_log.event where name like 'order.paid/%'");
    }
}
