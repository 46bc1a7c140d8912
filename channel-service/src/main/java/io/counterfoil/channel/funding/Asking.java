package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;

/** Whether funds may be asked for. */
final class Asking {
    static final int QUEUE_MAX = 1000;

    private static final int AMOUNT_BITS_MAX = 256;

    static void require(RequestFunds command, FundingState state) {
        var use = command.use();
        if (command.amount().minorUnits().signum() == 0) throw new Rejected("amount-zero", "no funds are asked for");
        if (use.offChain() && !use.reserve()) {
            throw new Rejected("funds-off-chain", "can't fund payment channels without on-chain operations");
        }
        if (use.offChain() && state.current() == null) {
            throw new Rejected("channel-unfunded", "payment channel doesn't exist, create with 'paych add-funds'");
        }
        if (state.queue().size() >= QUEUE_MAX) throw Rejected.again("funds-queue-full", "too many wait for funds");
        if (total(state).add(command.amount().minorUnits()).bitLength() > AMOUNT_BITS_MAX) {
            throw new Rejected("amount-beyond-limit", "a channel holds less than 2^" + AMOUNT_BITS_MAX);
        }
    }

    private static BigInteger total(FundingState state) {
        var current = state.current();
        var sent = state.sent();
        return state.queue().stream()
                .map(Request::amount)
                .map(Money::minorUnits)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .add(current == null ? BigInteger.ZERO : current.confirmed().minorUnits())
                .add(sent == null ? BigInteger.ZERO : sent.amount().minorUnits());
    }

    private Asking() {}
}
