package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.platform.outbound.Line;
import org.springframework.stereotype.Component;

/** Makes the deposits that are on their way. */
@Component
class DepositLine implements Line {
    static final String KIND = "channel-deposit";

    private static final int AT_ONCE_MAX = 8;

    private final Depositing depositing;

    DepositLine(Depositing depositing) {
        this.depositing = depositing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public void call(String funding) {
        depositing.make(new FundingId(funding));
    }
}
