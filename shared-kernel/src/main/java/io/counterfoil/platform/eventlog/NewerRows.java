package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.eventlog.StreamReader.Sought;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log has of streams since an event of each, as PostgreSQL sends it. */
final class NewerRows {
    /** So many may have a statement for their number. */
    static final int FEW = 8;

    /** One for each thing: with all in an array, PostgreSQL would plan anew each time, which takes four times as long. */
    static final String AND_SINCE = """
            union all
            (select ?::int, sequence, name, payload from event_log.event
              where stream = ? and sequence > ?
              order by sequence limit ?)
            """;

    private static final String OF_MANY = """
            select number - 1 as number, newer.sequence, newer.name, newer.payload as content
              from unnest(?::text[], ?::bigint[]) with ordinality as sought (stream, since, number)
             cross join lateral (
                   select sequence, name, payload from event_log.event
                    where event.stream = sought.stream and event.sequence > sought.since
                    order by event.sequence limit ?) as newer
             order by number, sequence
            """;

    /** By how many streams. */
    private final Map<Integer, String> ofFew = new ConcurrentHashMap<>();

    private final JdbcClient sql;

    NewerRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** At most {@link StreamReader#EVENTS_A_READ} of each stream, all as of one moment. */
    List<List<Row>> read(List<Sought> streams) {
        var newer = streams.stream().<List<Row>>map(_ -> new ArrayList<>()).toList();
        query(streams).query(row -> {
            newer.get(row.getInt("number")).add(Row.of(row));
        });
        return newer;
    }

    private JdbcClient.StatementSpec query(List<Sought> streams) {
        if (streams.size() > FEW) {
            return sql.sql(OF_MANY)
                    .param(streams.stream().map(Sought::stream).toArray(String[]::new))
                    .param(streams.stream().map(Sought::since).toArray(Long[]::new))
                    .param(StreamReader.EVENTS_A_READ);
        }
        var parameters = new ArrayList<Object>();
        for (int i = 0; i < streams.size(); i++) {
            parameters.addAll(List.of(i, streams.get(i).stream(), streams.get(i).since(), StreamReader.EVENTS_A_READ));
        }
        return sql.sql(ofFew.computeIfAbsent(streams.size(), NewerRows::ofFew)).params(parameters);
    }

    private static String ofFew(int streams) {
        return "select null::int as number, null::bigint as sequence, null as name, null as content where false "
                + AND_SINCE.repeat(streams) + "order by number, sequence";
    }

    /** @param content JSON, in UTF-8 */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long sequence, String name, byte[] content) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong("sequence"), row.getString("name"), row.getBytes("content"));
        }
    }
}
