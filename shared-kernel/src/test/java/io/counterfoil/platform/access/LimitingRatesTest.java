package io.counterfoil.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.access.RateTerms.Rate;
import io.counterfoil.platform.http.Refusal;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitingRatesTest {
    private static final Rate NONE = new Rate(0, 0);
    private static final MerchantId SHOP = MerchantId.derive("shop");
    private static final Caller.Front FRONT = new Caller.Front(SHOP, "ky_front");
    private static final Caller.Server SERVER = new Caller.Server(SHOP, "ky_server");
    private static final Caller.Client CLIENT = new Caller.Client(OrderId.derive(SHOP, "A-1"), "client-of-A-1");

    private final HandTime time = new HandTime();

    @Test
    void lets_a_burst_through_and_nothing_more() {
        var buckets = new Buckets(new Rate(2, 3), time);
        for (int i = 0; i < 3; i++) assertThat(buckets.take("one")).isEmpty();

        assertThat(buckets.take("one")).contains(Duration.ofMillis(500));
        assertThat(buckets.take("another")).isEmpty();
    }

    @Test
    void lets_as_many_through_a_second_as_the_rate_says() {
        var buckets = new Buckets(new Rate(2, 3), time);
        for (int i = 0; i < 3; i++) buckets.take("one");

        time.pass(Duration.ofMillis(499));
        assertThat(buckets.take("one")).isPresent();
        time.pass(Duration.ofMillis(1));
        assertThat(buckets.take("one")).isEmpty();
        assertThat(buckets.take("one")).isPresent();
    }

    @Test
    void is_no_limit_at_none_a_second() {
        var buckets = new Buckets(NONE, time);
        for (int i = 0; i < 10_000; i++) assertThat(buckets.take("one")).isEmpty();
    }

    @Test
    void is_a_burst_of_one_at_least() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(-1, 1));
    }

    @Test
    void counts_visitors_of_a_shop_by_their_address_and_the_shop_as_a_whole() {
        var limits = new RateLimits(new RateTerms(NONE, new Rate(1, 3), new Rate(1, 2), NONE, NONE), time);
        limits.count(FRONT, "10.0.0.1");
        limits.count(FRONT, "10.0.0.1");
        assertHeldBack(() -> limits.count(FRONT, "10.0.0.1"));
        limits.count(FRONT, "10.0.0.2");
        assertHeldBack(() -> limits.count(FRONT, "10.0.0.3"));
    }

    @Test
    void counts_each_kind_of_key_by_its_own_rate() {
        var limits = new RateLimits(new RateTerms(new Rate(1, 2), NONE, NONE, new Rate(1, 1), NONE), time);
        limits.count(SERVER, "10.0.0.1");
        limits.count(CLIENT, "10.0.0.1");
        assertHeldBack(() -> limits.count(CLIENT, "10.0.0.2"));
        limits.count(SERVER, "10.0.0.2");
        assertHeldBack(() -> limits.count(SERVER, "10.0.0.3"));
        assertThatCode(() -> limits.count(FRONT, "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void counts_strangers_by_their_address() {
        var limits = new RateLimits(new RateTerms(NONE, NONE, NONE, NONE, new Rate(1, 1)), time);
        limits.countStranger("10.0.0.1");
        assertHeldBack(() -> limits.countStranger("10.0.0.1"));
        limits.countStranger("10.0.0.2");
    }

    private static void assertHeldBack(Runnable request) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(request::run).withMessageContaining("too many");
    }

    private static final class HandTime implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong();

        void pass(Duration duration) {
            nanos.addAndGet(duration.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
