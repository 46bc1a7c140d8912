package io.counterfoil.channel.paying;

import io.counterfoil.channel.paying.PaymentState.Absent;
import io.counterfoil.channel.paying.PaymentState.Begun;
import io.counterfoil.kernel.channel.PaymentEvent;
import io.counterfoil.kernel.channel.PaymentEvent.PaymentBegun;
import io.counterfoil.kernel.decide.Decider;
import java.util.List;

/** The rules of a payment: it has one lane, for good. */
public final class Beginning implements Decider<BeginPayment, PaymentState, PaymentEvent> {
    @Override
    public PaymentState initial() {
        return new Absent();
    }

    @Override
    public List<PaymentEvent> decide(BeginPayment command, PaymentState state) {
        return switch (state) {
            case Absent _ ->
                List.of(new PaymentBegun(
                        command.payment(), command.channel(), command.lane(), command.content(), command.now()));
            case Begun begun -> {
                begun.require(command.content());
                yield List.of();
            }
        };
    }

    @Override
    public PaymentState evolve(PaymentState state, PaymentEvent event) {
        return switch (event) {
            case PaymentBegun e -> new Begun(e.channel(), e.lane(), e.content());
        };
    }
}
