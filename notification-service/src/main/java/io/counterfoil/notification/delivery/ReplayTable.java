package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.notification.delivery.views.DeliveryList.Stretch;
import io.counterfoil.notification.delivery.views.DeliveryState;
import io.counterfoil.notification.delivery.views.NoticeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the last replay of each endpoint. */
@Component
class ReplayTable {
    /** Where the one before is over. */
    private static final String ANEW = """
            request = excluded.request, behind_sequence = excluded.behind_sequence,
            behind_position = excluded.behind_position, state = excluded.state, since = excluded.since,
            until = excluded.until, first_sequence = excluded.first_sequence,
            last_sequence = excluded.last_sequence, notices = excluded.notices,
            asked_at = excluded.asked_at, reached = 0
            where known.reached >= known.last_sequence and known.request <> excluded.request
            """;

    private final JdbcClient sql;

    ReplayTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where another is under way, or it is the last one itself. */
    boolean begin(Replay replay) {
        var range = replay.range();
        return sql.sql("""
                insert into notice_replay as known
                       (endpoint, request, behind_sequence, behind_position, state, since, until,
                        first_sequence, last_sequence, notices, asked_at, reached)
                values (:endpoint, :request, :behind, :position, :state, :since, :until, :first, :last, :notices, :asked, 0)
                    on conflict (endpoint) do update set\s""" + ANEW)
                        .param("endpoint", range.endpoint().value())
                        .param("request", replay.request())
                        .param("behind", range.behind())
                        .param("position", range.behindPosition())
                        .param("state", range.state().map(DeliveryState::word).orElse(null))
                        .param("since", range.since().map(Timestamp::from).orElse(null))
                        .param("until", range.until().map(Timestamp::from).orElse(null))
                        .param("first", replay.stretch().first())
                        .param("last", replay.stretch().last())
                        .param("notices", replay.stretch().notices())
                        .param("asked", Timestamp.from(replay.asked()))
                        .update()
                > 0;
    }

    /**
     * One for each endpoint that has such notices, but for those that have one under way.
     *
     * @return the endpoints for which it began
     */
    List<EndpointId> beginEverywhere(String request, Outage outage, Instant now) {
        return sql.sql("""
                insert into notice_replay as known
                       (endpoint, request, behind_sequence, behind_position, state, since, until,
                        first_sequence, last_sequence, notices, asked_at, reached)
                select endpoint, :request::text, 0, 0, :state::text, :since::timestamptz, :until::timestamptz,
                       min(sequence), max(sequence), count(*), :asked::timestamptz, 0
                  from delivery_list
                 where created_at between :since::timestamptz and :until::timestamptz and\s""" + isIn(outage) + """
                 group by endpoint order by endpoint
                    on conflict (endpoint) do update set\s""" + ANEW + " returning endpoint")
                .param("request", request)
                .param("state", outage.state().map(DeliveryState::word).orElse(null))
                .param("since", Timestamp.from(outage.since()))
                .param("until", Timestamp.from(outage.until()))
                .param("asked", Timestamp.from(now))
                .query((row, _) -> new EndpointId(row.getString("endpoint")))
                .list();
    }

    /** Not a parameter: dead letters have an index of their own. */
    private static String isIn(Outage outage) {
        return outage.state().map(one -> "state = '" + one.word() + "' ").orElse("true ");
    }

    /** Of one name. */
    Replays.Everywhere count(String request) {
        return sql.sql("select count(*), coalesce(sum(notices), 0) from notice_replay where request = ?")
                .param(request)
                .query((row, _) -> new Replays.Everywhere(row.getLong(1), row.getLong(2)))
                .single();
    }

    Optional<Replay> find(EndpointId endpoint) {
        return sql.sql("select * from notice_replay where endpoint = ?")
                .param(endpoint.value())
                .query(ReplayTable::replay)
                .optional();
    }

    void reached(Replay replay, long sequence) {
        sql.sql("update notice_replay set reached = ? where endpoint = ? and request = ?")
                .params(sequence, replay.range().endpoint().value(), replay.request())
                .update();
    }

    private static Replay replay(ResultSet row, int number) throws SQLException {
        var range = new NoticeRange(
                new EndpointId(row.getString("endpoint")),
                row.getLong("behind_sequence"),
                row.getLong("behind_position"),
                Optional.ofNullable(row.getString("state")).map(DeliveryState::of),
                instant(row.getTimestamp("since")),
                instant(row.getTimestamp("until")));
        var stretch = new Stretch(row.getLong("first_sequence"), row.getLong("last_sequence"), row.getLong("notices"));
        var asked = row.getTimestamp("asked_at").toInstant();
        return new Replay(row.getString("request"), range, stretch, asked, row.getLong("reached"));
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }
}
