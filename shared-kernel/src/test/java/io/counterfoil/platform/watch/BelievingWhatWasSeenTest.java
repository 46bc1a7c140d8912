package io.counterfoil.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BelievingWhatWasSeenTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Seen<Integer> seen = new Seen<>(() -> 7, nanos::get);

    @Test
    void begins_with_a_look() {
        assertThat(seen.figure(Integer::doubleValue)).isNaN();
        seen.look();
        assertThat(seen.figure(Integer::doubleValue)).isEqualTo(7);
    }

    @Test
    void ends_when_nobody_has_looked_for_long() {
        seen.look();
        nanos.addAndGet(Seen.BELIEVED.toNanos());
        assertThat(seen.last()).contains(7);

        nanos.incrementAndGet();
        assertThat(seen.last()).isEmpty();
        assertThat(seen.figure(Integer::doubleValue)).isNaN();
    }

    @Test
    void ends_with_a_look_that_failed() {
        seen.look();
        seen.forget();
        assertThat(seen.last()).isEmpty();
    }
}
