package io.counterfoil.platform.watch;

import static io.counterfoil.platform.watch.Progress.STILL_MAX;
import static io.counterfoil.platform.watch.Progress.UNCLAIMED_MAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.platform.watch.Batches.Failing;
import io.counterfoil.platform.watch.Batches.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a segment of a consumer. */
class GettingOnTest {
    private static final Place PLACE = new Place("order-list", 1);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void is_not_doubted_at_a_first_failure() {
        assertThat(failing(1).stuck()).isEmpty();
    }

    @Test
    void is_doubted_at_a_second() {
        assertThat(failing(2).stuck())
                .contains(new Stuck("order-list", 1, "failed 2 times in a row: java.lang.IllegalStateException"));
    }

    @Test
    void is_not_doubted_while_somebody_may_still_take_over() {
        assertThat(unclaimed(UNCLAIMED_MAX).stuck()).isEmpty();
    }

    @Test
    void is_doubted_when_nobody_has_taken_over() {
        assertThat(unclaimed(UNCLAIMED_MAX.plus(A_MOMENT)).stuck())
                .contains(new Stuck("order-list", 1, "claimed by nobody for 30 s"));
    }

    @Test
    void is_not_doubted_while_a_batch_may_take_so_long() {
        assertThat(still(STILL_MAX).stuck()).isEmpty();
    }

    @Test
    void is_doubted_when_it_takes_longer() {
        assertThat(still(STILL_MAX.plus(A_MOMENT)).stuck()).contains(new Stuck("order-list", 1, "at 7 of 10 for 60 s"));
    }

    @Test
    void is_somebody_elses_to_tell_where_somebody_else_has_it() {
        var elsewhere = progress(false, true, A_MOMENT, Duration.ofHours(1), null);
        assertThat(elsewhere.stuck()).isEmpty();
        assertThat(elsewhere.lag()).isZero();
    }

    @Test
    void is_behind_by_what_it_has_yet_to_read() {
        assertThat(still(A_MOMENT).lag()).isEqualTo(3);
        assertThat(unclaimed(A_MOMENT).lag()).isEqualTo(3);
    }

    @Test
    void is_timed_from_when_it_came_there() {
        var standstill = new Standstill();
        assertThat(standstill.since(7, 10, 0)).isZero();
        assertThat(standstill.since(7, 12, 5 * SECOND)).isEqualTo(Duration.ofSeconds(5));
        assertThat(standstill.since(8, 12, 6 * SECOND)).isZero();
    }

    @Test
    void is_not_timed_where_there_is_nothing_to_do() {
        var standstill = new Standstill();
        assertThat(standstill.since(7, 7, 0)).isZero();
        assertThat(standstill.since(7, 7, 5 * SECOND)).isZero();
        assertThat(standstill.since(7, 8, 6 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    private static Progress failing(int times) {
        return progress(false, true, A_MOMENT, Duration.ZERO, new Failing(times, IllegalStateException.class));
    }

    private static Progress unclaimed(Duration since) {
        return progress(false, false, since, Duration.ZERO, null);
    }

    private static Progress still(Duration since) {
        return progress(true, true, A_MOMENT, since, null);
    }

    private static Progress progress(
            boolean here, boolean claimed, Duration silent, Duration still, @Nullable Failing failing) {
        return new Progress(PLACE, 7, 10, here, claimed, silent, still, failing);
    }
}
