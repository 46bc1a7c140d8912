package io.counterfoil.channel.paying;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;

/** Whether a payment has a lane. */
public sealed interface PaymentState {
    record Absent() implements PaymentState {}

    record Begun(ChannelId channel, Uint64 lane, String content) implements PaymentState {
        /** @throws Rejected {@code idempotency-key-reused} where it is a payment of something else */
        public void require(String content) {
            if (this.content.equals(content)) return;
            throw Rejected.differs("idempotency-key-reused", "The payment of this name is another one.", "/vouchers");
        }
    }
}
