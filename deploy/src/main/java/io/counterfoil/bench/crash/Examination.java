package io.counterfoil.bench.crash;

import io.counterfoil.bench.conservation.Conservation;
import io.counterfoil.bench.crash.Killer.Blow;
import io.counterfoil.bench.world.Books;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Log;
import java.util.Collection;

/** What must hold of the log after each blow, while clients go on. */
record Examination(Log log, Findings findings) {
    /** @param told of which orders clients had been told before */
    void hold(Blow blow, Collection<Told> told) {
        new Books(log, findings).requireGapless();
        Conservation.of(log, findings);
        var lost = log.texts("""
                select id from unnest(?::text[]) as told (id)
                 where (select count(*) from event_log.event where stream = id and name like 'order.placed/%') <> 1
                """, (Object) told.stream().map(Told::id).toArray(String[]::new));
        findings.require(lost.isEmpty(), "not stored once, though acknowledged, after " + blow, lost.toString());
        // One command brings both.
        var halves = log.texts("""
                select placed.stream from event_log.event placed
                 where placed.name like 'order.placed/%'
                   and not exists (select from event_log.event attempt
                                    where attempt.stream = placed.stream and attempt.position = placed.position + 1
                                      and attempt.name like 'order.attempt-started/%')
                """);
        findings.require(halves.isEmpty(), "half of a command after " + blow, halves.toString());
    }
}
