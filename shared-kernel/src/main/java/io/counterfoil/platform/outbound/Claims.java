package io.counterfoil.platform.outbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this process has undertaken to call for. A claim that is not renewed runs out, and another process takes it. */
final class Claims {
    static final Duration LEASE = Duration.ofSeconds(15);

    private final UUID process = UUID.randomUUID();
    private final JdbcClient sql;
    private final InstantSource clock;
    private final Duration lease;

    Claims(JdbcClient sql, InstantSource clock, Duration lease) {
        this.sql = sql;
        this.clock = clock;
        this.lease = lease;
    }

    /** Twice in vain, and the claim still stands. */
    Duration renewEvery() {
        return lease.dividedBy(3);
    }

    /** @param correlation what asked for it began with; null where that is more than one thing, or not known */
    record Claim(
            String kind,
            String subject,
            int failures,
            @Nullable String correlation) {}

    /**
     * Claims what is due, longest due first.
     *
     * @param busy subjects that this process is calling for already
     * @param full rooms that have no place: whoever waits for these and no other is left waiting
     */
    List<Claim> take(String kind, int most, Collection<String> busy, Collection<String> full) {
        return sql.sql("""
                update outbound_call
                   set claimed_by = ?, claimed_until = clock_timestamp() + ? * interval '1 ms'
                 where kind = ? and subject in (
                       select subject from outbound_call
                        where kind = ? and due_at <= ? and (not_before is null or not_before <= ?)
                          and (claimed_until is null or claimed_until < clock_timestamp())
                          and not subject = any (?)
                          and (waits_for is null or not waits_for <@ ?::text[])
                        order by due_at
                        limit ?
                          for update skip locked)
                returning subject, failures, correlation
                """)
                .params(process, lease.toMillis(), kind, kind, now(), now(), array(busy), array(full), most)
                .query((row, _) ->
                        new Claim(kind, row.getString("subject"), row.getInt("failures"), row.getString("correlation")))
                .list();
    }

    void renew(String kind, Collection<String> busy) {
        sql.sql("""
                with mine as (
                       select subject from outbound_call
                        where kind = ? and subject = any (?) and claimed_by = ?
                        order by subject
                          for update)
                update outbound_call as call set claimed_until = clock_timestamp() + ? * interval '1 ms'
                  from mine where call.kind = ? and call.subject = mine.subject
                """).params(kind, array(busy), process, lease.toMillis(), kind).update();
    }

    /**
     * Deletes the calls, but for those that were added again meanwhile: these are due anew.
     *
     * @return whether any is
     */
    boolean done(String kind, Collection<String> subjects) {
        return sql.sql("""
                with mine as (
                       select subject, again_at from outbound_call
                        where kind = :kind and subject = any (:subjects) and claimed_by = :process
                        order by subject
                          for update),
                     gone as (
                       delete from outbound_call as call using mine
                        where call.kind = :kind and call.subject = mine.subject and mine.again_at is null)
                update outbound_call as call
                   set claimed_by = null, claimed_until = null, again_at = null, not_before = null, waits_for = null,
                       due_at = mine.again_at, failures = 0, cause = null
                  from mine where call.kind = :kind and call.subject = mine.subject and mine.again_at is not null
                """)
                        .param("kind", kind)
                        .param("subjects", array(subjects))
                        .param("process", process)
                        .update()
                > 0;
    }

    void failed(Claim claim, Instant retryAt, String cause) {
        free(claim, Timestamp.from(retryAt), claim.failures() + 1, cause);
    }

    /** Gives the call up unmade, for anybody to take a little later, when one of the rooms has a place. */
    void postpone(Claim claim, Instant notBefore, Collection<String> rooms) {
        sql.sql("""
                update outbound_call
                   set claimed_by = null, claimed_until = null, again_at = null, not_before = ?, waits_for = ?
                 where kind = ? and subject = ? and claimed_by = ?
                """)
                .params(Timestamp.from(notBefore), array(rooms), claim.kind(), claim.subject(), process)
                .update();
    }

    /** Gives the call up unmade, for anybody to take at once. */
    void release(Claim claim) {
        free(claim, now(), claim.failures(), null);
    }

    private void free(Claim claim, Timestamp dueAt, int failures, @Nullable String cause) {
        sql.sql("""
                update outbound_call
                   set claimed_by = null, claimed_until = null, again_at = null, not_before = null, waits_for = null,
                       due_at = coalesce(again_at, :dueAt), failures = :failures, cause = :cause
                 where kind = :kind and subject = :subject and claimed_by = :process
                """)
                .param("dueAt", dueAt)
                .param("failures", failures)
                .param("cause", cause)
                .param("kind", claim.kind())
                .param("subject", claim.subject())
                .param("process", process)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String[] array(Collection<String> subjects) {
        return subjects.toArray(String[]::new);
    }
}
