package io.counterfoil.bench.positions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.counterfoil.bench.positions.Notes.Fate;
import io.counterfoil.bench.world.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the log, as plain SQL reads it, with what writers were told and what consumers saw. */
final class Verdict {
    private static final String PER_APPEND = """
            (select metadata::jsonb ->> 'append' as append, count(*) as events,
                    max((metadata::jsonb ->> 'events')::bigint) as meant, max(position) - min(position) + 1 as span
               from event_log.event group by 1) as appended
            """;

    private final JdbcClient sql;
    private final Field field;
    private final Findings findings;

    Verdict(JdbcClient sql, Field field, Findings findings) {
        this.sql = sql;
        this.field = field;
        this.findings = findings;
    }

    void pass(int consumers) {
        logIsWhole();
        consumersSawAll(consumers);
        sql.sql("create table stored as select append from " + PER_APPEND).update();
        var notes = notes();
        requireNone(
                "stored, says the log not",
                "unnest(?::text[]) as told (append) where append not in (select append from stored)",
                notes.getOrDefault(Fate.STORED, List.of()));
        requireNone(
                "not stored, says the log otherwise",
                "unnest(?::text[]) as told (append) where append in (select append from stored)",
                notes.getOrDefault(Fate.NOT_STORED, List.of()));
    }

    private void logIsWhole() {
        requireNone("positions are missing", """
                (select position - row_number() over (order by position) as off from event_log.event) as log
                 where off <> 0""");
        requireNone("a stream is out of order", """
                (select sequence - row_number() over (partition by stream order by position) as off
                   from event_log.event) as log
                 where off <> -1""");
        requireNone("time runs back", """
                (select recorded_at < lag(recorded_at) over (order by position) as back from event_log.event) as log
                 where back""");
        requireNone("half an append, or one torn apart", PER_APPEND + " where events <> meant or span <> events");
    }

    private void consumersSawAll(int consumers) {
        var digest = sql.sql("""
                select md5(string_agg(position || ' ' || event_id || e'\\n', '' order by position)) from event_log.event
                """).query(String.class).single();
        var seen = field.seen();
        findings.require(seen.size() == consumers, "consumers", seen.size() + " of " + consumers + " read to the end");
        for (var one : seen) findings.require(one.digest().equals(digest), "saw something else", one.consumer());
    }

    private void requireNone(String kind, String what) {
        long found = sql.sql("select count(*) from " + what).query(Long.class).single();
        findings.require(found == 0, kind, found + " times");
    }

    private void requireNone(String kind, String what, List<String> appends) {
        long found = sql.sql("select count(*) from " + what)
                .param(appends.toArray(String[]::new))
                .query(Long.class)
                .single();
        findings.require(found == 0, kind, found + " times");
    }

    /** Of everybody who has written, those who were killed included. */
    Map<Fate, List<String>> notes() {
        return field.allNotes()
                .flatMap(Verdict::lines)
                .map(line -> line.split(" ", -1))
                .collect(groupingBy(
                        note -> Fate.valueOf(note[1]),
                        () -> new EnumMap<>(Fate.class),
                        mapping(note -> note[0], toList())));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
