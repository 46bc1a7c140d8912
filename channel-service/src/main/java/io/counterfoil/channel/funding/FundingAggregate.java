package io.counterfoil.channel.funding;

import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

@Component
final class FundingAggregate extends Aggregate<FundingCommand, FundingState, FundingEvent> {
    FundingAggregate() {
        super(FundingCommand.class, new Funding());
    }
}
