package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundsRequestId;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.platform.eventlog.Composite;
import io.counterfoil.platform.eventlog.Part;
import io.counterfoil.platform.eventlog.Piece;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
public final class FundingAggregate extends Composite<FundingCommand, WholeFunding, FundingEvent> {
    FundingAggregate() {
        super(
                FundingCommand.class,
                new Funding(),
                new Piece<>(FundingState.class, WholeFunding::funding, (funding, state) -> funding.with(state)));
    }

    private static Part<WholeFunding> request(FundsRequestId id) {
        return Part.mostlyNew(
                id,
                new Piece<>(
                        Request.class,
                        funding -> funding.requests().get(id),
                        (funding, request) -> funding.with(id, request)));
    }

    @Override
    protected List<Part<WholeFunding>> parts(FundingCommand command) {
        return command instanceof RequestFunds request ? List.of(request(request.id())) : List.of();
    }

    @Override
    protected Id stream(FundingEvent event) {
        return event.stream();
    }
}
