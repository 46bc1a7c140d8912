package io.counterfoil.channel.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.paying.PaymentState.Begun;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.PaymentEvent.PaymentBegun;
import io.counterfoil.kernel.channel.PaymentId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BeginningAPaymentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FundingId FUNDING = FundingId.derive(Scheme.FILECOIN, "ann", "bob", new Asset("FIL", 18));
    private static final PaymentId ID = PaymentId.of(FUNDING, "rent");
    private static final ChannelId CHANNEL = ChannelId.derive("one");
    private static final PaymentState BEGUN = new Begun(CHANNEL, Uint64.of(7), "content");

    private final Beginning rules = new Beginning();

    @Test
    void takes_the_lane_that_was_taken_for_it() {
        var events = rules.decide(on(CHANNEL, 7, "content"), rules.initial());
        assertThat(events).containsExactly(new PaymentBegun(ID, CHANNEL, Uint64.of(7), "content", NOW));
        assertThat(rules.replay(events)).isEqualTo(BEGUN);
    }

    /** Of two who ask at once both have taken a lane: one of these stays empty. */
    @Test
    void keeps_to_the_first_lane_and_channel() {
        assertThat(rules.decide(on(CHANNEL, 8, "content"), BEGUN)).isEmpty();
        assertThat(rules.decide(on(ChannelId.derive("another"), 0, "content"), BEGUN))
                .isEmpty();
    }

    @Test
    void is_refused_for_something_else_under_the_same_name() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rules.decide(on(CHANNEL, 7, "other"), BEGUN))
                .returns("idempotency-key-reused", Rejected::code);
    }

    private static BeginPayment on(ChannelId channel, long lane, String content) {
        return new BeginPayment(ID, channel, Uint64.of(lane), content, NOW);
    }
}
